import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { chooseSeed } from '../../scripts/seeds/choose.ts'
import { end, freePorts, type RunningProgram, startProgram } from './running-program.ts'

const CONVERSATIONS = 600
const LIVE = 5

const dataDir = mkdtempSync(join(tmpdir(), 'large-'))
const kept = z.object({ done: z.record(z.string(), z.number()) })
const list = z.object({
  conversations: z.array(z.object({ id: z.string(), inbound: z.number(), windowClosesAt: z.number() })),
  counts: z.object({ open: z.number(), snoozed: z.number(), resolved: z.number() }),
})
const messages = z.object({ messages: z.array(z.unknown()) })

let program: RunningProgram | undefined

afterAll(async () => {
  if (program) await end(program, 'SIGKILL')
})

function seedFile(): string {
  const [tenant] = chooseSeed('large').tenants
  const file = join(dataDir, 'seed.json')
  const generated = { conversations: CONVERSATIONS, messagesEach: 20, live: LIVE }
  writeFileSync(file, JSON.stringify({ tenants: [{ ...tenant, generated }] }))
  return file
}

function doneSoFar(): number {
  const file = join(dataDir, 'seeding.json')
  return existsSync(file) ? (kept.parse(JSON.parse(readFileSync(file, 'utf8'))).done.large ?? 0) : 0
}

async function ask<T>(path: string, shape: z.ZodType<T>): Promise<T> {
  const response = await fetch(`${program?.url}/api/${path}`, { headers: { authorization: 'Bearer large-api-key' } })
  return shape.parse(await response.json())
}

test('a large seed that is killed in the middle is whole after the next start, and nothing is there twice', async () => {
  const seed = seedFile()
  const ports = await freePorts()
  const cutOff = startProgram({ dataDir, seed, ports })
  const ended = expect(cutOff).rejects.toThrow()
  await vi.waitFor(() => expect(doneSoFar()).toBeGreaterThan(0), { timeout: 60_000, interval: 10 })
  process.kill(Number(readFileSync(join(dataDir, 'process'), 'utf8')), 'SIGKILL')
  await ended
  expect(doneSoFar()).toBeLessThan(CONVERSATIONS)
  program = await startProgram({ dataDir, seed, ports })
  const { conversations, counts } = await ask('conversations?view=all&limit=200', list)
  expect(counts.open + counts.snoozed + counts.resolved).toBe(CONVERSATIONS)
  expect(conversations.filter(({ windowClosesAt }) => windowClosesAt > Date.now())).toHaveLength(LIVE)
  for (const { id, inbound } of [conversations[0], conversations[LIVE], conversations[150]].flatMap((one) => one ?? []))
    expect((await ask(`conversations/${id}/messages?limit=50`, messages)).messages).toHaveLength(20 + inbound)
}, 120_000)
