// A Word document with paragraphs, made by hand: an archive of three small files, not compressed.
function docxOf(title, findings) {
  const clean = (text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "").replace(/[&<>]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[one]);
  const paragraph = (text, bold) => `<w:p><w:pPr><w:spacing w:after="120"/></w:pPr><w:r>${bold ? '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr>' : ""}${clean(text).split("\n").map((line) => `<w:t xml:space="preserve">${line}</w:t>`).join("<w:br/>")}</w:r></w:p>`;
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const ns = "http://schemas.openxmlformats.org";
  const body = [paragraph(title, true), ...findings.flatMap((lines) => [...lines.map((line) => paragraph(line)), "<w:p/>"])].join("");
  return zipOf([
    ["[Content_Types].xml", `${head}<Types xmlns="${ns}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`],
    ["_rels/.rels", `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="r1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`],
    ["word/document.xml", `${head}<w:document xmlns:w="${ns}/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`],
  ]);
}

function crcOf(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

// The numbers of an archive: two bytes or four, the lowest first.
function bytesOf(...numbers) {
  return numbers.flatMap(([value, size]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255));
}

function zipOf(files) {
  const parts = [], directory = [];
  let offset = 0;
  for (const [name, text] of files) {
    const [path, content] = [name, text].map((one) => new TextEncoder().encode(one));
    const told = [[20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crcOf(content), 4], [content.length, 4], [content.length, 4], [path.length, 2], [0, 2]];
    const local = Uint8Array.from([...bytesOf([0x04034b50, 4], ...told), ...path]);
    directory.push(Uint8Array.from([...bytesOf([0x02014b50, 4], [20, 2], ...told, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), ...path]));
    parts.push(local, content);
    offset += local.length + content.length;
  }
  const size = directory.reduce((sum, one) => sum + one.length, 0);
  return new Blob([...parts, ...directory, Uint8Array.from(bytesOf([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [offset, 4], [0, 2]))]);
}
