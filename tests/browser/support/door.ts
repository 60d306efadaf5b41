import type { Page } from 'playwright-core'
import { type Agent, agentAt } from './agent.ts'
import { FROM_A_PAGE } from './kite.ts'
import { linkTo } from './mailbox.ts'

/** By their labels. */
export async function fillIn(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text)
}

/** Said to the API in the name of whoever is signed in. */
export async function tell<T>({ context }: Agent, path: string, data: unknown): Promise<T> {
  const answer = await context.request.post(`/api/${path}`, { data, headers: FROM_A_PAGE })
  if (!answer.ok()) throw new Error(`POST /api/${path}: ${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Somebody is invited by a tenant's owner; answers where their mail leads. */
export async function invited(tenantId: string, email: string): Promise<string> {
  await tell(await agentAt(`owner@${tenantId}.test`), 'invitations', { email, role: 'agent' })
  return linkTo(email)
}
