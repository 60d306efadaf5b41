import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { holderOf, lock } from '../../scripts/host/lock.ts'

test('a folder that a running program works on is refused to a second one, and free again when it died', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'))
  const script = join(folder, 'serve.ts')
  writeFileSync(script, 'setInterval(() => {}, 1000)')
  const other = spawn(process.execPath, [script])
  await new Promise((resolve) => other.once('spawn', resolve))
  writeFileSync(join(folder, 'process'), String(other.pid))
  expect(() => lock(folder)).toThrow(`in use by process ${other.pid}`)
  other.kill('SIGKILL')
  await new Promise((resolve) => other.once('exit', resolve))
  lock(folder)
  expect(holderOf(folder)).toBeUndefined()
})
