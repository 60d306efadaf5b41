import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import chromiumPackage from '@sparticuz/chromium'
import type { LaunchOptions } from 'playwright-core'

const FONTS = '.wrangler/fonts.conf'
/** One that beeps once a second, and nobody who would have to allow it. */
const MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** How the Chromium that comes from npm is started, by Playwright's `launch` or `launchServer`. */
export async function chromiumOptions(): Promise<LaunchOptions> {
  chromiumPackage.setGraphicsMode = false
  const executablePath = await chromiumPackage.executablePath()
  mkdirSync('.wrangler', { recursive: true })
  writeFileSync(FONTS, fontsConfiguration())
  return {
    executablePath,
    // Not the package's own list: it is for one page on a small machine, and switches the web's security off.
    args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', ...MICROPHONE],
    env: { ...process.env, FONTCONFIG_FILE: resolve(FONTS) },
  }
}

/** Chromium crashes on a machine without any font. The package unpacks one into the temporary folder. */
function fontsConfiguration(): string {
  const folders = [join(tmpdir(), 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
${folders.map((folder) => `  <dir>${folder}</dir>`).join('\n')}
  <cachedir>${join(tmpdir(), 'fonts-cache')}</cachedir>
</fontconfig>
`
}
