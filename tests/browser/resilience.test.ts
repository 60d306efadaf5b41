import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type Agent, agentAt, newAgent, signIn } from './support/agent.ts'
import { equalsServer, equalsServerWithinASecond } from './support/equal.ts'
import { type Line, layLine } from './support/line.ts'
import { pastConversation } from './support/past.ts'
import { numberOf, receivedBy } from './support/phone.ts'
import { button, item, openConversation, send } from './support/screen.ts'
import { customerSays, killServer, restartServer } from './support/server.ts'

/** So that many rows of the list are drawn. */
const HIGH = { width: 1440, height: 1600 }

/** Nobody answers them by itself, so that the server comes to rest once they have written. */
const OTHERS = ['Una Coil', 'Vito Coil', 'Wim Coil']

beforeAll(async () => {
  for (const name of OTHERS) await pastConversation(name, ['Good morning'])
})

function says(name: string, text: string): Promise<void> {
  return customerSays(numberOf(name), text, { name })
}

/** What comes in while an agent hears nothing: at the conversation on the screen, and at others. */
async function muchHappens(name: string): Promise<void> {
  await says(name, 'Are you there?')
  for (const other of OTHERS) await says(other, `I know ${name}`)
  await says(name, 'It is about Sunday')
  await says(name, 'Or Monday')
}

/** Takes over the conversation of somebody who has written. */
async function answering(agent: Agent, name: string): Promise<void> {
  await openConversation(agent.page, name)
  await button(agent.page, 'Take over').click()
  await agent.page.getByText('You are answering.').waitFor()
  await equalsServer(agent)
}

/** An agent who answers somebody, over a line that can be cut. */
async function agentWith(name: string, line: Line): Promise<Agent> {
  await says(name, 'Hello')
  const agent = await agentAt('agent@bluebird.test', '/inbox/all', { viewport: HIGH, proxy: line.proxy })
  await answering(agent, name)
  return agent
}

/** When the server has next told the page everything that it missed. */
function nextHello(page: Page): Promise<number> {
  return new Promise((resolve) => {
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        if (payload.toString().includes('"type":"hello"')) resolve(Date.now())
      }),
    )
  })
}

test('a line that breaks again and again while messages come in loses none of them', async () => {
  const line = await layLine()
  const agent = await agentWith('Juno Wick', line)
  for (const _ of [1, 2, 3]) {
    const hello = nextHello(agent.page)
    line.cut()
    await muchHappens('Juno Wick')
    await equalsServerWithinASecond(agent, await hello)
  }
})

test('without a line the screen says so, and a second after it is back it equals the server', async () => {
  const line = await layLine()
  const agent = await agentWith('Pilar Knot', line)
  line.unplug()
  await agent.page.getByText('Connection lost. Trying again…').waitFor()
  await muchHappens('Pilar Knot')
  const hello = nextHello(agent.page)
  line.restore()
  // The page tries by itself as well: when it was quicker than the hand, the button is gone.
  await Promise.race([
    hello,
    button(agent.page, 'Try now')
      .click()
      .catch(() => hello),
  ])
  await equalsServerWithinASecond(agent, await hello)
  await item(agent.page, 'Or Monday').waitFor()
  await agent.page.getByText('Connection lost').waitFor({ state: 'detached' })
})

test('a server killed and started again on its data has lost nothing, and what was written meanwhile is sent once', async () => {
  const line = await layLine()
  const agent = await agentWith('Rafi Lark', line)
  await send(agent.page, 'Before the power failed')
  await item(agent.page, 'Before the power failed').getByText('Delivered').waitFor()
  await killServer()
  await agent.page.getByText('Connection lost. Trying again…').waitFor()
  await send(agent.page, 'While the power was off')
  await item(agent.page, 'While the power was off').getByText('Waiting').waitFor()
  const hello = nextHello(agent.page)
  await restartServer()
  await muchHappens('Rafi Lark')
  await hello
  await item(agent.page, 'While the power was off').getByText('Delivered').waitFor()
  await equalsServerWithinASecond(agent)
  await item(agent.page, 'Or Monday').waitFor()
  expect((await receivedBy('Rafi Lark')).slice(1)).toEqual(['Before the power failed', 'While the power was off'])
})

test('a laptop that slept for a minute shows within a second of waking what has happened', async () => {
  const line = await layLine()
  await says('Selma Dusk', 'Hello')
  const agent = await newAgent({ viewport: HIGH, proxy: line.proxy })
  await agent.page.clock.install()
  await signIn(agent, 'agent@bluebird.test', '/inbox/all')
  await answering(agent, 'Selma Dusk')

  const browser = await agent.context.newCDPSession(agent.page)
  line.holdUp()
  await browser.send('Page.setWebLifecycleState', { state: 'frozen' })
  await muchHappens('Selma Dusk')
  line.restore()
  await browser.send('Page.setWebLifecycleState', { state: 'active' })
  const woken = Date.now()
  await agent.page.clock.fastForward(60_000)
  await equalsServerWithinASecond(agent, woken)
  await item(agent.page, 'Or Monday').waitFor()
})

test('what is written offline waits with a clock, survives a reload, and is sent once when the network is back', async () => {
  await says('Tova Reed', 'Hello')
  const agent = await agentAt('agent@bluebird.test', '/inbox/all', { viewport: HIGH, serviceWorkers: 'allow' })
  const { context, page } = agent
  await answering(agent, 'Tova Reed')
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await context.setOffline(true)
  await page.getByText('Offline. What you write is kept and sent when you are back').waitFor()
  await send(page, 'Written on the train')
  await item(page, 'Written on the train').getByText('Will be sent when you are back').waitFor()
  await page.getByText('Offline. 1 message will be sent when you are back').waitFor()
  await page.reload()
  await page.getByText('WhatsNexus cannot be reached').waitFor()
  await context.setOffline(false)
  await item(page, 'Written on the train').getByText('Delivered').waitFor()
  await equalsServer(agent)
  expect((await receivedBy('Tova Reed')).slice(1)).toEqual(['Written on the train'])
})
