// `npm install --no-save subset-font@2.9.0 && node scripts/cut-fonts.mjs`: writes web/style/cut/*.woff2, small fonts for
// characters that would otherwise fetch a large one: the languages' own names, which stand on the sign-in page side by
// side (218 KB for three words), and the rupee sign (10 KB). Run it when a language with a script of its own is added.
// The files are in the repository, so that neither a build nor a test needs the tool.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import subsetFont from 'subset-font'

const FROM = 'node_modules/@fontsource-variable'
const TO = 'web/style/cut'
const UPRIGHT = { wght: 400 }

const CUTS = [
  {
    name: 'hindi',
    from: 'noto-sans-devanagari/files/noto-sans-devanagari-devanagari-wght',
    text: 'हिन्दी',
    axes: UPRIGHT,
  },
  { name: 'tamil', from: 'noto-sans-tamil/files/noto-sans-tamil-tamil-wght', text: 'தமிழ்', axes: UPRIGHT },
  { name: 'arabic', from: 'vazirmatn/files/vazirmatn-arabic-wght', text: 'العربية', axes: UPRIGHT },
  { name: 'rupee', from: 'figtree/files/figtree-latin-ext-wght', text: '₹', axes: {} },
]

mkdirSync(TO, { recursive: true })
for (const { name, from, text, axes } of CUTS) {
  const font = readFileSync(`${FROM}/${from}-normal.woff2`)
  const cut = await subsetFont(font, text, { targetFormat: 'woff2', variationAxes: axes })
  writeFileSync(`${TO}/${name}.woff2`, cut)
  console.log(`${name}: ${cut.length} of ${font.length} bytes`)
}
