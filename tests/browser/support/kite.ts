import { readVariables } from '../../../scripts/host/variables.ts'
import { operatorClient } from '../../../scripts/seeds/operator-client.ts'
import { oneOfEachRole } from '../../../scripts/seeds/people.ts'
import type { Agent } from './agent.ts'
import { ask } from './equal.ts'
import { program } from './server.ts'

/** The simulator's number that nobody has connected yet, with what somebody who connects it has at hand. */
export const SPARE = {
  id: '100000000000077',
  number: '+1 555 000 0077',
  account: '200000000000077',
  token: 'local-spare-token',
  pin: '123456',
}

/** As a browser says it of what a page of ours asks for. */
export const FROM_A_PAGE = { 'sec-fetch-site': 'same-origin', origin: program.url }

/** After another tenant has left the number: until every isolate has forgotten whose it was. */
const CONNECTED_WITHIN_MS = 30_000

/** A tenant without a number, so that what happens to one troubles nobody else: `owner@<id>.test` and so on. Safe to repeat. */
export async function tenantWithoutNumber(id: string): Promise<void> {
  const call = operatorClient(program.url, readVariables([]).worker.OPERATOR_TOKEN)
  await call('PUT', `tenants/${id}`, { name: 'Kite Tours', locale: 'en-IN', timeZone: 'Asia/Kolkata' })
  const names = {
    owner: 'Oona Kite',
    admin: 'Adam Kite',
    supervisor: 'Suri Kite',
    agent: 'Ajit Kite',
    analyst: 'Ann Kite',
  }
  for (const { id: userId, ...user } of oneOfEachRole(id, names) ?? [])
    await call('PUT', `tenants/${id}/users/${userId}`, user)
}

/** The spare number is this agent's tenant's, without the wizard; answers its id. */
export async function connectSpare({ context }: Agent): Promise<string> {
  const data = { accessToken: SPARE.token, wabaId: SPARE.account, phoneNumberId: SPARE.id, pin: SPARE.pin }
  const answer = await context.request.post('/api/channels', {
    data,
    headers: FROM_A_PAGE,
    timeout: CONNECTED_WITHIN_MS,
  })
  if (!answer.ok()) throw new Error(`The spare number could not be connected: ${await answer.text()}`)
  const { channel } = (await answer.json()) as { channel: { id: string } }
  return channel.id
}

/** Nobody has it any more. */
export async function disconnectSpare(agent: Agent): Promise<void> {
  const { channels } = await ask<{ channels: { id: string; connected: boolean }[] }>(agent, 'channels')
  for (const { id, connected } of channels)
    if (connected) await agent.context.request.delete(`/api/channels/${id}`, { headers: FROM_A_PAGE })
}
