import { expect, test } from 'vitest'
import { cleanFilename, contentDisposition } from '../../../workers/media/filename'

const PDF = 'application/pdf'

test.each([
  ['Rechnung März.pdf', PDF, 'Rechnung März.pdf'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\Users\\x\\report.pdf', PDF, 'report.pdf'],
  ['a/b\\c.pdf', PDF, 'c.pdf'],
  ['photo\u202egnp.exe', 'image/png', 'photognp.exe.png'],
  ['invoice.pdf\r\nset-cookie: a=b', PDF, 'invoice.pdfset-cookie_ a=b.pdf'],
  ['nul\0byte.pdf', PDF, 'nulbyte.pdf'],
  ['con.pdf', PDF, '_con.pdf'],
  ['...', PDF, 'file.pdf'],
  ['', 'image/jpeg', 'image.jpg'],
  [null, 'audio/ogg', 'audio.ogg'],
  [null, 'application/octet-stream', 'file'],
  ['👩‍👩‍👧 family.jpg', 'image/jpeg', '👩‍👩‍👧 family.jpg'],
  ['\ud800broken.pdf', PDF, '\ufffdbroken.pdf'],
  ['run.bat', 'text/plain', 'run.bat.txt'],
  ['page.html', 'text/html', 'page.html.txt'],
  ['drawing.svg', 'image/svg+xml', 'drawing.svg.txt'],
  ['macro.docm', 'application/zip', 'macro.docm.zip'],
  ['setup.EXE', 'application/octet-stream', 'setup.EXE.txt'],
  ['panel.SettingContent-ms', 'application/octet-stream', 'panel.SettingContent-ms.txt'],
  ['find.searchConnector-ms', 'application/octet-stream', 'find.searchConnector-ms.txt'],
  ['add-in.xll', 'application/octet-stream', 'add-in.xll.txt'],
  ['what was said on 3.11.2026 there', PDF, 'what was said on 3.11.2026 there.pdf'],
  ['no ending', PDF, 'no ending.pdf'],
  ['archive.tar.gz', 'application/gzip', 'archive.tar.gz'],
])('%j of %s is saved as %j', (name, mimeType, clean) => {
  expect(cleanFilename(name, mimeType)).toBe(clean)
})

test('a long name keeps its ending and whole characters', () => {
  for (const char of ['x', 'ü', 'த', '👩‍👩‍👧']) {
    const clean = cleanFilename(`${char.repeat(300)}.pdf`, PDF)
    expect(new TextEncoder().encode(clean).length).toBeLessThanOrEqual(180)
    expect(clean.endsWith('.pdf')).toBe(true)
    expect(clean.slice(0, -4).replaceAll(char, '')).toBe('')
  }
})

test('a header says the name in a form that old programs read, and in the whole one', () => {
  expect(contentDisposition('attachment', 'it\'s 100% "ok" €.pdf')).toBe(
    `attachment; filename="it's 100_ _ok_ _.pdf"; filename*=UTF-8''it%27s%20100%25%20%22ok%22%20%E2%82%AC.pdf`,
  )
})
