/** How a report looks, on a screen and on paper. One constant, so that its hash can stand in the policy of the file. */
export const REPORT_STYLE = `
@page { margin: 16mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px; max-width: 760px; background: #fff; color: #16262e;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.25; }
h2 { margin: 36px 0 4px; font-size: 19px; line-height: 1.3; }
p { margin: 0 0 12px; }
.made, .note { color: #4a5c66; }
.beware { padding: 10px 14px; border: 1px solid #16262e; border-left-width: 6px; }
svg { display: block; max-width: 100%; height: auto; margin: 12px 0 16px; }
table { border-collapse: collapse; font-size: 13px; line-height: 1.35; font-variant-numeric: tabular-nums; }
th, td { padding: 4px 8px; border-bottom: 1px solid #c3cdd2; text-align: right; vertical-align: bottom; }
th:first-child, td:first-child { padding-left: 0; text-align: left; }
thead th { border-bottom: 2px solid #16262e; }
tbody th { font-weight: 400; vertical-align: top; }
td.none { color: #4a5c66; }
table.wide { margin-bottom: 16px; font-size: 12px; }
table.wide th, table.wide td { padding: 3px; }
table.wide th:first-child { padding-left: 0; width: 130px; max-width: 130px; overflow-wrap: anywhere; }
table.wide thead th:not(:first-child) span { display: inline-block; max-height: 150px; writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  .top { break-inside: avoid; break-after: avoid; }
  svg { max-height: 200mm; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
}
`
