import { createHash } from 'node:crypto'
import type { Locator } from 'playwright-core'
import { newAgent } from './agent.ts'
import { control, MAIN_LINE, program } from './server.ts'

/** The number of somebody by that name: the same each time, and nobody else's. */
export function numberOf(name: string): string {
  const digits = createHash('sha256').update(name).digest().readUInt32BE() % 1_000_000
  return `15550${String(digits).padStart(6, '0')}`
}

/** Meta refuses what goes to this person, and nobody else's message uses that up. */
export async function refuses(name: string, refusal: { code: number; times: number; by?: 'status' }): Promise<void> {
  await control('', { refuse: { ...refusal, to: numberOf(name) } })
}

/** A customer's phone on a screen of its own: what stands on it counts as read. */
export interface Phone {
  write(text: string): Promise<void>
  /** What stands on it with these words. */
  bubble(text: string | RegExp): Locator
}

export async function openPhone(name: string, number = MAIN_LINE): Promise<Phone> {
  const phone = numberOf(name)
  await control('people', { phone, name })
  const { context, page } = await newAgent({ viewport: { width: 400, height: 800 } })
  await context.addInitScript((chat) => localStorage.setItem('simulator.chat', chat), `tel-${phone}|${number}`)
  await page.goto(program.simulatorUrl)
  const text = page.getByRole('textbox', { name: 'Message' })
  await text.waitFor()
  return {
    write: async (words) => {
      await text.fill(words)
      await text.press('Enter')
    },
    bubble: (words) => page.getByRole('article').filter({ hasText: words }),
  }
}

/** What has arrived on somebody's phone, oldest first. */
export async function receivedBy(name: string): Promise<string[]> {
  const answer = await fetch(`${program.simulatorUrl}/control/messages?person=tel-${numberOf(name)}`)
  const { messages } = (await answer.json()) as { messages: { by: string; text?: string }[] }
  return messages.filter(({ by }) => by === 'business').map(({ text }) => text ?? '')
}
