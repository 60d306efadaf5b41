import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { agentAt } from './support/agent.ts'
import { numberOf, openPhone, type Phone } from './support/phone.ts'
import {
  button,
  choose,
  composer,
  countOf,
  item,
  openConversation,
  rowOf,
  send,
  thread,
  topName,
} from './support/screen.ts'
import { customerSays } from './support/server.ts'

const NAME = 'Nila Harbour'
const HOURS = 'Our office is open Monday to Saturday from 9:30 am to 7:00 pm'

interface Stage {
  phone: Phone
  /** Arun Heron, an agent. */
  arun: Page
  /** Leela Krishnan, a supervisor. */
  leela: Page
}

test('a conversation goes from the assistant to people and back, live on every screen', async () => {
  const [phone, arun, leela] = await Promise.all([
    openPhone(NAME),
    agentAt('agent@bluebird.test', '/inbox/all'),
    agentAt('supervisor@bluebird.test', '/inbox/all'),
  ])
  const stage = { phone, arun: arun.page, leela: leela.page }
  await aQuestionMovesTheRow(stage)
  await theAssistantAnswers(stage)
  await itsSourcesAreShown(stage)
  await somebodyWhoWantsAPersonWaits(stage)
  await arunTakesOver(stage)
  await colleaguesSeeEachOther(stage)
  await aReplyIsRead(stage)
  await whoWritesAtTheSameTimeIsToldFirst(stage)
  await aNoteStaysInTheTeam(stage)
  await aLabelIsSeenByAll(stage)
  await aSnoozedConversationWakes(stage)
  await itIsAssignedAndResolved(stage)
  await theCustomerOpensItAgain(stage)
  await handedBackTheAssistantAnswers(stage)
}, 180_000)

function both({ arun, leela }: Stage, work: (page: Page) => Promise<unknown>): Promise<unknown> {
  return Promise.all([work(arun), work(leela)])
}

async function aQuestionMovesTheRow(stage: Stage): Promise<void> {
  await stage.phone.write('Hello')
  await both(stage, (page) => rowOf(page, NAME).waitFor())
  await customerSays(numberOf('Orla Finch'), 'Good morning', { name: 'Orla Finch' })
  await both(stage, (page) => expect.poll(() => topName(page)).toBe('Orla Finch'))
  await both(stage, (page) => openConversation(page, NAME))
  await stage.phone.write('What are your opening hours?')
  await both(stage, (page) => item(page, 'What are your opening hours?').waitFor())
  await both(stage, (page) => expect.poll(() => topName(page)).toBe(NAME))
}

async function theAssistantAnswers(stage: Stage): Promise<void> {
  await both(stage, (page) => item(page, HOURS).getByText('AI Assistant').waitFor())
  await stage.phone.bubble(HOURS).waitFor()
  await both(stage, (page) => item(page, HOURS).getByRole('button', { name: 'Read' }).waitFor())
}

async function itsSourcesAreShown({ arun }: Stage): Promise<void> {
  await item(arun, HOURS)
    .getByRole('button', { name: /source/ })
    .click()
  await arun.getByRole('tab', { name: 'Answer', selected: true }).waitFor()
  const slip = arun.getByRole('region', { name: 'Source 1' })
  await slip.locator('mark').first().waitFor()
  expect(await slip.locator('blockquote').textContent()).toContain(HOURS)
  expect(await slip.textContent()).toContain('Opening hours')
}

async function somebodyWhoWantsAPersonWaits(stage: Stage): Promise<void> {
  const before = await countOf(stage.arun, 'unassigned')
  await stage.phone.write('I want to talk to a human please')
  await both(stage, (page) => item(page, 'Assistant handed over to people: asked for a person').waitFor())
  await both(stage, (page) => expect.poll(() => countOf(page, 'unassigned')).toBe(before + 1))
  await both(stage, (page) => page.locator('[data-view="unassigned"]').click())
  await both(stage, (page) => openConversation(page, NAME))
  await both(stage, (page) => page.getByText('Nobody is answering yet').waitFor())
}

async function arunTakesOver(stage: Stage): Promise<void> {
  const { arun, leela } = stage
  const [waiting, mine] = [await countOf(arun, 'unassigned'), await countOf(arun, 'mine')]
  await button(arun, 'Take over').click()
  await arun.getByText('You are answering.').waitFor()
  await leela.getByText('Arun Heron is answering.').waitFor()
  await both(stage, (page) => expect.poll(() => countOf(page, 'unassigned')).toBe(waiting - 1))
  await expect.poll(() => countOf(arun, 'mine')).toBe(mine + 1)
  await both(stage, (page) => rowOf(page, NAME).waitFor({ state: 'detached' }))
  await leela.locator('[data-view="all"]').click()
  await rowOf(leela, NAME).getByText('With Arun Heron').waitFor()
  await openConversation(leela, NAME)
}

async function colleaguesSeeEachOther({ arun, leela }: Stage): Promise<void> {
  await arun.locator('.colleagues').getByText('Leela Krishnan is looking at this').waitFor()
  await composer(leela).pressSequentially('Shall I')
  await arun.locator('.composer-area').getByText('Leela Krishnan is writing a reply').waitFor()
  await composer(leela).fill('')
  await arun.locator('.composer-area').getByText('Leela Krishnan is writing a reply').waitFor({ state: 'detached' })
}

async function aReplyIsRead(stage: Stage): Promise<void> {
  await send(stage.arun, 'Good evening, this is Arun. How can I help?')
  await stage.phone.bubble('this is Arun').waitFor()
  await both(stage, (page) => item(page, 'this is Arun').getByRole('button', { name: 'Read' }).waitFor())
  await item(stage.arun, 'this is Arun').getByRole('button', { name: 'Read' }).click()
  const card = stage.arun.locator(':popover-open')
  for (const step of ['Written', 'Sent', 'Delivered', 'Read']) await card.getByText(step, { exact: true }).waitFor()
  await stage.arun.keyboard.press('Escape')
}

async function whoWritesAtTheSameTimeIsToldFirst({ phone, arun, leela }: Stage): Promise<void> {
  // Leela's words are on their way while Arun's arrive.
  let letPass = () => {}
  const passed = new Promise<void>((resolve) => (letPass = resolve))
  await leela.route('**/messages', async (route) => {
    await passed
    await route.continue()
  })
  await send(leela, 'The family room is free.')
  await send(arun, 'I will look at the rooms.')
  await item(arun, 'I will look at the rooms.').getByRole('button', { name: 'Read' }).waitFor()
  letPass()
  const told = leela.getByRole('alert').filter({ hasText: 'Arun Heron answered while you were writing' })
  await told.getByText('I will look at the rooms.').waitFor()
  expect(await phone.bubble('The family room is free.').count()).toBe(0)
  await told.getByRole('button', { name: 'Send anyway' }).click()
  await phone.bubble('The family room is free.').waitFor()
  await told.waitFor({ state: 'detached' })
  await item(arun, 'The family room is free.').waitFor()
}

async function aNoteStaysInTheTeam({ phone, arun, leela }: Stage): Promise<void> {
  await button(arun, 'Note').click()
  await composer(arun).fill('They stayed in March, offer them the old price.')
  await button(arun, 'Add note').click()
  await item(leela, 'offer them the old price').getByText('Note, only your team sees this').waitFor()
  await button(arun, 'Reply').click()
  await send(arun, 'We have the old price for you.')
  await phone.bubble('We have the old price for you.').waitFor()
  expect(await phone.bubble('They stayed in March').count()).toBe(0)
}

async function aLabelIsSeenByAll({ arun, leela }: Stage): Promise<void> {
  await button(leela, 'Labels').click()
  await leela.getByRole('textbox', { name: 'Find or create a label' }).fill('Coorg in March')
  await leela.getByRole('menuitem', { name: 'Create' }).click()
  await leela.keyboard.press('Escape')
  await item(arun, 'Leela Krishnan added Coorg in March').waitFor()
  await rowOf(leela, NAME).getByText('Coorg in March').waitFor()
}

async function aSnoozedConversationWakes(stage: Stage): Promise<void> {
  const { phone, arun, leela } = stage
  const asleep = await countOf(leela, 'snoozed')
  await choose(arun, 'Snooze', 'Until they write')
  await item(leela, 'Arun Heron snoozed this until they write').waitFor()
  await both(stage, (page) => expect.poll(() => countOf(page, 'snoozed')).toBe(asleep + 1))
  await rowOf(leela, NAME).waitFor({ state: 'detached' })
  await phone.write('Is it still free?')
  await both(stage, (page) => item(page, 'Open again: they wrote').waitFor())
  await both(stage, (page) => expect.poll(() => countOf(page, 'snoozed')).toBe(asleep))
  await rowOf(leela, NAME).waitFor()
}

async function itIsAssignedAndResolved(stage: Stage): Promise<void> {
  const { arun, leela } = stage
  const mine = await countOf(leela, 'mine')
  await choose(arun, /^Assign/, 'Leela Krishnan')
  await leela.getByText('You are answering.').waitFor()
  await expect.poll(() => countOf(leela, 'mine')).toBe(mine + 1)
  const resolved = await countOf(arun, 'resolved')
  await button(leela, 'Resolve').click()
  await item(arun, 'Leela Krishnan resolved this').waitFor()
  await both(stage, (page) => expect.poll(() => countOf(page, 'resolved')).toBe(resolved + 1))
  await button(leela, 'Undo').click()
  await leela.getByText('You are answering.').waitFor()
  await both(stage, (page) => expect.poll(() => countOf(page, 'resolved')).toBe(resolved))
  await button(leela, 'Resolve').click()
  await both(stage, (page) => expect.poll(() => countOf(page, 'resolved')).toBe(resolved + 1))
}

async function theCustomerOpensItAgain(stage: Stage): Promise<void> {
  await stage.phone.write('One more thing')
  // The earlier time is folded away with the other changes by now.
  await both(stage, (page) => item(page, 'Open again: they wrote').waitFor())
  await both(stage, (page) => page.getByText('The assistant is answering.').waitFor())
}

async function handedBackTheAssistantAnswers(stage: Stage): Promise<void> {
  const { phone, arun, leela } = stage
  await button(arun, 'Take over').click()
  await leela.getByText('Arun Heron is answering.').waitFor()
  await button(arun, 'Hand back').click()
  await both(stage, (page) => page.getByText('The assistant is answering.').waitFor())
  await phone.write('How much is the Munnar tea trail?')
  await both(stage, (page) => item(page, '₹7,200').waitFor())
  await phone.bubble('₹7,200').waitFor()
}

test.each([
  ['Hindi', 'आपका ऑफ़िस कब खुलता है?', 'सोमवार से शनिवार सुबह 9:30 बजे', 'hi'],
  ['Tamil', 'உங்கள் அலுவலகம் எப்போது திறக்கும்?', 'திங்கள் முதல் சனி வரை காலை 9:30 மணி', 'ta'],
])('a question in %s is answered in it', async (language, question, answer, tag) => {
  const name = `Asks in ${language}`
  const [phone, { page }] = await Promise.all([openPhone(name), agentAt('agent@bluebird.test', '/inbox/all')])
  await phone.write(question)
  await openConversation(page, name)
  await phone.bubble(answer).waitFor()
  expect(await item(page, answer).locator('.message-text').getAttribute('lang')).toBe(tag)
  await thread(page).getByText(question).waitFor()
})
