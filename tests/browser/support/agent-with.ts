import type { Page } from 'playwright-core'
import { agentAt } from './agent.ts'
import { pastConversation } from './past.ts'
import { numberOf } from './phone.ts'
import { composer, openConversation } from './screen.ts'
import { customerSays } from './server.ts'

/** An agent at the conversation of somebody who has just written, and whom only people answer. */
export async function agentWith(name: string, options = {}): Promise<Page> {
  await pastConversation(name, ['Good morning'])
  await customerSays(numberOf(name), 'Hello', { name })
  const { page } = await agentAt('agent@bluebird.test', '/inbox/all', options)
  await openConversation(page, name)
  await composer(page).waitFor()
  return page
}
