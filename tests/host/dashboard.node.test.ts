import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { OUT } from '../../scripts/host/build.ts'
import { buildDashboard } from '../../scripts/host/dashboard.ts'

// Beside the builds, because a folder is only renamed within one file system.
mkdirSync(OUT, { recursive: true })
const place = mkdtempSync(join(OUT, 'test-'))
const folder = join(place, 'dist')
const read = (path: string) => readFileSync(join(folder, path), 'utf8')
let html = ''

beforeAll(async () => {
  // Two programs that start at once build at once.
  await Promise.all([buildDashboard(folder), buildDashboard(folder)])
  html = read('index.html')
}, 60_000)

afterAll(() => rmSync(place, { recursive: true }))

/** What the page needs before it shows anything. */
function firstScripts(): string[] {
  return [...html.matchAll(/<(?:script type="module"|link rel="modulepreload")[^>]*(?:src|href)="\/([^"]+)"/g)].map(
    ([, path = '']) => path,
  )
}

test('what is built from the same sources is not built again', async () => {
  const before = statSync(join(folder, 'index.html')).mtimeMs
  await buildDashboard(folder)
  expect(statSync(join(folder, 'index.html')).mtimeMs).toBe(before)
})

test('the first load is at most 90 KB of script, and the other languages are not in it', () => {
  const scripts = firstScripts()
  expect(scripts.length).toBeGreaterThan(0)
  const bytes = scripts.reduce((sum, file) => sum + gzipSync(read(file)).length, 0)
  expect(bytes).toBeLessThanOrEqual(90 * 1024)
  const text = scripts.map(read).join('')
  for (const script of [/[\u0900-\u097f]{12}/, /[\u0b80-\u0bff]{12}/, /[\u0600-\u06ff]{12}/])
    expect(text).not.toMatch(script)
})

test('the page has no script and no style inside, and asks at once for the font it is written in', () => {
  expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/)
  const font = /<link rel="preload" as="font"[^>]*href="\/([^"]+)"/.exec(html)?.[1] ?? ''
  expect(existsSync(join(folder, font))).toBe(true)
  expect(read(/<link rel="stylesheet"[^>]*href="\/([^"]+)"/.exec(html)?.[1] ?? '')).toContain(font)
})

test('the service worker keeps exactly files that this build has', () => {
  const shell = z.array(z.string()).parse(JSON.parse(/new Set\((\[[^\]]+\])\)/.exec(read('sw.js'))?.[1] ?? 'null'))
  expect(shell).toContain('/')
  for (const file of firstScripts()) expect(shell).toContain(`/${file}`)
  for (const path of shell) expect(existsSync(join(folder, path === '/' ? 'index.html' : path)), path).toBe(true)
})

/** `import { a } from './b'`, but not `import type`. */
const VALUES = /^(?:import|export)\s(?!type\b)(?:[^'"=]*?\sfrom\s)?['"]([^'"]+)['"]/gm

function valueImports(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(VALUES)].map(([, from = '']) =>
    from.startsWith('.') ? `${join(dirname(path), from)}.ts` : from,
  )
}

test('beside types the page takes from the Worker only rules: plain files that need no package and no other folder', async () => {
  const shared = new Set<string>()
  for await (const path of glob('web/**/*.{ts,tsx}', { exclude: ['web/dist/**'] }))
    for (const file of valueImports(path))
      if (/^(?:workers|durable-objects|migrations|scripts|tests)\//.test(file)) shared.add(file)
  expect(shared).toContain('workers/media/limits.ts')
  const foreign = [...shared].flatMap((rule) =>
    valueImports(rule)
      .filter((file) => dirname(file) !== dirname(rule))
      .map((file) => `${rule} needs ${file}`),
  )
  expect(foreign).toEqual([])
})
