// @ts-check
/** A contract as PDF and a letter as DOCX, both written by hand and both with the name of an author inside. */
import { createPdf } from './pdf.js'
import { INVENTED } from './paper.js'
import { createStoredZip } from './stored-zip.js'

/** @typedef {import('./paper.js').Paper} Paper */
/** @typedef {import('../story.js').Told} Told */

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function contractPdf(told, givenName) {
  const rows =
    told.language === 'pt'
      ? [
          'CONTRATO INDIVIDUAL',
          '',
          `Local: ${told.town}. Vigência: ${told.from} a ${told.to}.`,
          '',
          `1. O contratante paga R$ ${told.total} por mês. O profissional recebe R$ ${told.kept}.`,
          '2. O profissional não comenta a remuneração com terceiros.',
          '3. O casamento e a visita de familiares dependem de autorização.',
          '4. O documento de viagem fica sob custódia da coordenação.',
          '5. O abandono implica a perda dos valores retidos.',
          '',
          `Pela coordenação: ${told.chief}`,
        ]
      : [
          'CONTRATO INDIVIDUAL DE COLABORACIÓN',
          '',
          `Lugar: ${told.town}. Vigencia: ${told.from} a ${told.to}.`,
          '',
          `1. La parte receptora abona ${told.total} por mes. El colaborador percibe ${told.kept}.`,
          '2. El colaborador no divulga el contenido de este contrato.',
          '3. Las salidas del municipio se solicitan con 72 horas.',
          '4. El pasaporte permanece en custodia de la jefatura.',
          '5. El abandono conlleva la pérdida de lo depositado.',
          '6. El colaborador informa toda relación con nacionales.',
          '',
          `Por la jefatura: ${told.chief}`,
        ]
  const pages = [
    [...rows, '', INVENTED[told.language]],
    [
      told.language === 'pt' ? 'Página de assinaturas' : 'Hoja de firmas',
      '',
      '______________________',
      '',
      INVENTED[told.language],
    ],
  ]
  return { givenName, bytes: createPdf(pages, { Author: told.chief, Producer: 'Scan 4.2' }) }
}

/** @param {Told} told @param {string} givenName @returns {Paper} */
export function letterDocx(told, givenName) {
  const paragraphs = {
    es: [
      `Oficio No. ${told.int(100, 900)}-${told.from}`,
      `${told.region}, ${told.month} de ${told.from}`,
      'A quien corresponda:',
      `Por este medio se solicita que el pago de los ${told.int(14, 46)} colaboradores, de ${told.total} por persona, se deposite en una sola cuenta, y que el estipendio de ${told.kept} se entregue por la coordinación.`,
      'Asimismo se informa que los documentos de viaje permanecen en custodia.',
      `Atentamente, ${told.chief}`,
    ],
    pt: [
      `Ofício n. ${told.int(10, 90)}/${told.from}`,
      `${told.town}, ${told.month} de ${told.from}`,
      'Senhor Secretário,',
      'Solicitamos que qualquer ausência do município, relacionamento ou mudança de endereço dos colaboradores seja comunicada a esta coordenação em 24 horas.',
      `Atenciosamente, ${told.chief}`,
    ],
    en: [
      `${told.town}, ${told.month} ${told.from}`,
      'Dear Permanent Secretary,',
      `Kindly remit the sum for ${told.int(12, 60)} persons at ${told.total} to the account advised. The individual stipend of ${told.kept} remains a matter for this office.`,
      `Yours, ${told.chief}`,
    ],
    fr: [told.town],
  }[told.language]
  const body = [...paragraphs, INVENTED[told.language]]
    .map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
    .join('')
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const files = {
    '[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'word/document.xml': `${xml}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    'docProps/core.xml': `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${told.chief}</dc:creator><cp:lastModifiedBy>Oficina 3</cp:lastModifiedBy></cp:coreProperties>`,
  }
  return { givenName, bytes: createStoredZip(files) }
}
