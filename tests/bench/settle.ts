import { now, sleep } from './clock.ts'
import type { Taken } from './sink/messages.ts'
import type { Sink } from './sink/sink.ts'

const LOOK_EVERY_MS = 50

/** Waits until `expected` different messages were sent, or too long; then a little more, in which doubles show. */
export async function settle(
  sink: Sink,
  expected: number,
  { withinMs = 60_000, graceMs = 400 }: { withinMs?: number; graceMs?: number } = {},
): Promise<Taken & { statusesRefused: number; settledAt: number }> {
  const deadline = now() + withinMs
  let progress = await sink.progress()
  while ((progress.sent < expected || progress.pending > 0) && now() < deadline) {
    await sleep(LOOK_EVERY_MS)
    progress = await sink.progress()
  }
  const settledAt = now()
  await sleep(graceMs)
  return { ...(await sink.take()), statusesRefused: progress.statusesRefused, settledAt }
}
