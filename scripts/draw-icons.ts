import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { chromiumOptions } from '../tests/browser/support/chromium.ts'
import { orExplain } from './explain.ts'

/**
 * `node scripts/draw-icons.ts`: the pictures of the installed application from web/public/icons/mark.svg. Run it when
 * the mark changes; the files are in the repository, because a build needs no browser.
 */
const FOLDER = 'web/public/icons'
const GROUND = '#f1f1ee'

interface Icon {
  name: string
  size: number
  /** A system cuts its own shape out of a maskable icon: the ground runs to the edge, the mark stays inside. */
  maskable?: boolean
}

const ICONS: Icon[] = [
  { name: '192.png', size: 192 },
  { name: '512.png', size: 512 },
  { name: 'maskable-512.png', size: 512, maskable: true },
]

async function drawIcons(): Promise<void> {
  const mark = readFileSync(`${FOLDER}/mark.svg`, 'utf8')
  const browser = await chromium.launch(await chromiumOptions())
  for (const { name, size, maskable } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } })
    const [ground, scale] = maskable ? [GROUND, 0.75] : ['transparent', 1]
    const style = `margin:0;display:grid;place-items:center;height:100vh;background:${ground}`
    const image = `data:image/svg+xml,${encodeURIComponent(mark)}`
    await page.setContent(`<body style="${style}"><img src="${image}" width="${size * scale}" alt=""></body>`)
    writeFileSync(`${FOLDER}/${name}`, await page.screenshot({ omitBackground: true }))
    await page.close()
  }
  await browser.close()
}

await orExplain(drawIcons())
