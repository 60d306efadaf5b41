import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { StateLine } from './chat.ts'

/** Reads what is whole. A kill in the middle of a write leaves one torn line at the end: it is left out. */
export function readState(path: string): StateLine[] {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line): StateLine[] => {
      if (line === '') return []
      try {
        return [JSON.parse(line)]
      } catch {
        return []
      }
    })
}

/** Starts the file anew with what is still known, then only appends: each line is in the kernel's hands when `append` returns. */
export function openState(path: string, known: StateLine[]): { append(line: StateLine): void; close(): void } {
  mkdirSync(dirname(path), { recursive: true })
  const fresh = `${path}.new`
  writeFileSync(fresh, known.map((line) => `${JSON.stringify(line)}\n`).join(''))
  renameSync(fresh, path)
  const file = openSync(path, 'a')
  let closed = false
  return {
    append: (line) => {
      if (!closed) writeSync(file, `${JSON.stringify(line)}\n`)
    },
    close: () => {
      closed = true
      closeSync(file)
    },
  }
}
