import { inject } from 'vitest'
import { killProgram, startProgram } from './program.ts'

/** The program of this run. */
export const program = inject('program')

export const MAIN_LINE = '100000000000001'

/** The power fails. */
export function killServer(): Promise<void> {
  return killProgram(program)
}

/** On the same data and ports; ready when this ends. */
export function restartServer(): Promise<void> {
  return startProgram(program)
}

interface Customer {
  name?: string
  /** The number they write to; Bluebird Travel's, unless said otherwise. */
  number?: string
}

/** A customer writes, on their phone. */
export function customerSays(waId: string, text: string, customer: Customer = {}): Promise<void> {
  return customerSends(waId, { type: 'text', text }, customer)
}

/** The same with anything else the simulator's `/control/inbound` takes. */
export async function customerSends(
  waId: string,
  content: Record<string, unknown>,
  { name = `Customer ${waId}`, number = MAIN_LINE }: Customer = {},
): Promise<void> {
  await control('inbound', { number, from: { wa_id: waId, name }, ...content })
}

/** Tells Meta's side what to do: faults, statuses, a phone on or off. */
export async function control(path: string, body: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' }
  const init = { method: 'POST', headers, body: JSON.stringify(body) }
  const answer = await fetch(`${program.simulatorUrl}/control/${path}`.replace(/\/$/, ''), init)
  if (!answer.ok) throw new Error(`/control/${path}: ${answer.status} ${await answer.text()}`)
  return answer.json().catch(() => undefined)
}
