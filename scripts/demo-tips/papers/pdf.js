// @ts-check
/** The smallest PDF 1.4 that has pages of text: Helvetica, Latin-1, nothing compressed. */

/** @param {string[][]} pages lines of each @param {Record<string, string>} info @returns {Uint8Array} */
export function createPdf(pages, info) {
  const pageNumbers = pages.map((_, i) => 5 + i * 2)
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< ${Object.entries(info)
      .map(([key, text]) => `/${key} (${escape(text)})`)
      .join(' ')} >>`,
  ]
  for (const [i, rows] of pages.entries()) {
    const shown = rows.map((row) => `(${escape(row)}) Tj T*`).join('\n')
    const content = `BT /F1 12 Tf 64 770 Td 20 TL\n${shown}\nET`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${6 + i * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    )
  }
  let text = '%PDF-1.4\n'
  const starts = objects.map((object, i) => {
    const start = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`)
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`
  const end = `trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table + end, 'latin1')
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll(/[\\()]/g, '\\$&')
}
