import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { end, freePorts, postText, type RunningProgram, startProgram, statusForHost } from './running-program.ts'

const page = z.object({ events: z.array(z.looseObject({ kind: z.string(), text: z.string().nullish() })) })

const dataDir = mkdtempSync(join(tmpdir(), 'program-'))
let ports: [number, number]
let program: RunningProgram

beforeAll(async () => {
  ports = await freePorts()
  program = await startProgram({ dataDir, seed: 'bench', ports })
}, 60_000)

afterAll(() => end(program, 'SIGKILL'))

/** Texts of what the bench tenant heard and said, oldest first. */
async function feedTexts(): Promise<string[]> {
  const headers = { authorization: 'Bearer bench-api-key' }
  const response = await fetch(`${program.url}/api/events?limit=1000`, { headers })
  const { events } = page.parse(await response.json())
  return events.flatMap(({ kind, text }) => (kind === 'message' || kind === 'reply' ? [text ?? ''] : []))
}

test('ready means healthy, seeded, and answering only under its own name', async () => {
  expect((await fetch(`${program.url}/healthz`)).status).toBe(200)
  expect(await statusForHost(`${program.url}/healthz`, 'evil.test')).toBe(421)
  expect(await statusForHost(`${program.url}/healthz`, `localhost:${ports[0]}`)).toBe(200)
  expect(await (await fetch(program.url)).text()).toContain('WhatsNexus')
})

test('after kill -9 the same folder gives back everything, and nothing is seeded twice', async () => {
  expect((await postText(program.url, '15550007777', 'ping 1')).status).toBe(200)
  const before = ['ping 1', 'pong 1']
  await vi.waitFor(async () => expect(await feedTexts()).toEqual(before), { timeout: 10_000 })
  const seeded = readFileSync(join(dataDir, 'seeded.json'), 'utf8')
  await end(program, 'SIGKILL')
  program = await startProgram({ dataDir, seed: 'bench', ports })
  expect(await feedTexts()).toEqual(before)
  expect(readFileSync(join(dataDir, 'seeded.json'), 'utf8')).toBe(seeded)
  expect((await postText(program.url, '15550007777', 'ping 1')).status).toBe(200) // Meta repeats: nothing new
  expect((await postText(program.url, '15550007777', 'ping 2')).status).toBe(200)
  await vi.waitFor(async () => expect(await feedTexts()).toEqual([...before, 'ping 2', 'pong 2']), { timeout: 10_000 })
}, 60_000)

test('a taken port is named, SIGTERM ends cleanly and frees it', async () => {
  const otherDir = mkdtempSync(join(tmpdir(), 'program-'))
  await expect(startProgram({ dataDir: otherDir, seed: 'none', ports })).rejects.toThrow(`Port ${ports[0]} is taken`)
  expect(await end(program, 'SIGTERM')).toBe(0)
  program = await startProgram({ dataDir, seed: 'bench', ports })
}, 60_000)
