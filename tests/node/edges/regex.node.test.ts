import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { literalsIn, pumpsFor } from './regex'

/** Runs on text that comes from outside: a customer, Meta, a tenant, a person at the screen. */
const FOLDERS = ['workers', 'durable-objects', 'web']
const LEFT_OUT = /(?:^|\/)(?:dist|i18n|build|node_modules)\//
/** Longer than nearly all that gets here; what takes time by the square of it takes a second and more. */
const CHARACTERS = 50_000
/** A hundred times what a linear pattern needs, so that a busy machine fails nothing. */
const LIMIT_MS = 400

function patterns(): { file: string; source: string; flags: string }[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  return files
    .filter((file) => /\.tsx?$/.test(file) && !LEFT_OUT.test(file))
    .flatMap((file) => literalsIn(readFileSync(file, 'utf8'), file).map((literal) => ({ file, ...literal })))
}

const sandbox = createContext({ pattern: /x/, text: '' })

/** Did it come to an end? */
function endsInTime(source: string, flags: string, text: string): boolean {
  Object.assign(sandbox, { source, flags: flags.replace(/[gy]/g, ''), text })
  try {
    runInContext('new RegExp(source, flags).test(text)', sandbox, { timeout: LIMIT_MS })
    return true
  } catch (error) {
    if (Object(error).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  }
}

test('no pattern of ours takes more than linear time, whatever text it is given', { timeout: 300_000 }, () => {
  const all = patterns()
  expect(all.length).toBeGreaterThan(150)
  const slow = new Set<string>()
  for (const { file, source, flags } of all)
    for (const pump of pumpsFor(source, CHARACTERS))
      if (!endsInTime(source, flags, pump)) {
        slow.add(`${file} /${source}/ on ${JSON.stringify(pump.slice(0, 8))}…`)
        break
      }
  expect([...slow]).toEqual([])
})

test.each(['(a+)+$', '^(\\w+\\s?)*$', '\\s+$', '^(a|a)*b'])('the pattern %s would be found', (source) => {
  expect(pumpsFor(source, CHARACTERS).every((pump) => endsInTime(source, '', pump))).toBe(false)
})
