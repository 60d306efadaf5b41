import { describe, expect, test } from 'vitest'
import { type Baton, type BatonMove, moveBaton } from '../../../workers/conversations/baton'

const assistant: Baton = { holder: 'assistant' }
const waiting: Baton = { holder: 'people', reason: 'asked_for_person' }
const off: Baton = { holder: 'people', reason: 'assistant_off' }
const agent: Baton = { holder: 'agent', userId: 'usr_1' }
const closed: Baton = { holder: 'nobody', why: 'closed' }
const blocked: Baton = { holder: 'nobody', why: 'blocked' }
const elsewhere: Baton = { holder: 'nobody', why: 'elsewhere' }

const inbound: BatonMove = { kind: 'inbound', assistant: true, late: false }
const inboundOff: BatonMove = { kind: 'inbound', assistant: false, late: false }
const inboundLate: BatonMove = { kind: 'inbound', assistant: true, late: true }
const wanted: BatonMove = { kind: 'person_wanted', reason: 'asked_for_person' }
const gaveUp: BatonMove = { kind: 'assistant_gave_up', reason: 'no_knowledge' }
const taken: BatonMove = { kind: 'taken', userId: 'usr_2' }
const toPeople: BatonMove = { kind: 'to_people', reason: 'handed_over', team: 'billing' }
const onPhone: BatonMove = { kind: 'answered_elsewhere', by: 'phone_app' }
const passedAway: BatonMove = { kind: 'thread_passed', toUs: false }
const passedToUs: BatonMove = { kind: 'thread_passed', toUs: true }

const late: Baton = { holder: 'people', reason: 'late' }
const billing: Baton = { holder: 'people', reason: 'handed_over', team: 'billing' }
const second: Baton = { holder: 'agent', userId: 'usr_2' }
const gone: Baton = { holder: 'people', reason: 'no_knowledge' }

/** The spec: who holds the baton, what happens, who holds it then. */
const TABLE: [string, Baton, BatonMove, Baton][] = [
  ['the assistant keeps it when the customer writes', assistant, inbound, assistant],
  ['people get it when the assistant was switched off', assistant, inboundOff, off],
  ['people get what came too late', assistant, inboundLate, late],
  ['waiting people keep it', waiting, inbound, waiting],
  ['the assistant gets it when it was only off and is on again', off, inbound, assistant],
  ['a late message does not bring the assistant back', off, inboundLate, off],
  ['an agent keeps it whatever the customer writes', agent, inbound, agent],
  ['an agent keeps it also for a late message', agent, inboundLate, agent],
  ['a closed conversation opens for the assistant', closed, inbound, assistant],
  ['a closed conversation opens for people when the assistant is off', closed, inboundOff, off],
  ['a closed conversation opens for people when the message is late', closed, inboundLate, late],
  ['while another app holds the thread nothing changes', elsewhere, inbound, elsewhere],
  ['a request for a person takes it from the assistant', assistant, wanted, waiting],
  ['a request for a person takes it from no agent', agent, wanted, agent],
  ['the assistant hands over', assistant, gaveUp, gone],
  ['the assistant cannot hand over what an agent took meanwhile', agent, gaveUp, agent],
  ['an agent takes it from the assistant', assistant, taken, second],
  ['an agent takes it from another agent', agent, taken, second],
  ['an agent takes a closed conversation', closed, taken, second],
  ['an agent takes the thread back from another app', elsewhere, taken, second],
  ['people of a team get it', agent, toPeople, billing],
  ['the assistant gets it back', agent, { kind: 'to_assistant' }, assistant],
  [
    'an answer on the phone silences the assistant',
    assistant,
    onPhone,
    { holder: 'people', reason: 'answered_on_phone_app' },
  ],
  ['an answer on the phone leaves the agent in place', agent, onPhone, agent],
  ['another app takes the thread', assistant, passedAway, elsewhere],
  ['another app takes the thread from an agent', agent, passedAway, elsewhere],
  ['another app on a closed conversation leaves it closed', closed, passedAway, closed],
  ['the thread comes back to people', elsewhere, passedToUs, { holder: 'people', reason: 'thread_passed_to_us' }],
  ['a thread we hold is not passed to us again', agent, passedToUs, agent],
  ['closing ends it', agent, { kind: 'closed' }, closed],
  ['reopening gives it to the assistant', closed, { kind: 'reopened', assistant: true }, assistant],
  ['reopening what is open changes nothing', agent, { kind: 'reopened', assistant: true }, agent],
  ['blocking ends it', agent, { kind: 'blocked' }, blocked],
  ['unblocking gives it to people', blocked, { kind: 'unblocked' }, { holder: 'people', reason: 'unblocked' }],
  ['unblocking what is not blocked changes nothing', agent, { kind: 'unblocked' }, agent],
]

describe('the baton', () => {
  test.each(TABLE)('%s', (_name, from, move, to) => {
    expect(moveBaton(from, move)).toEqual(to)
  })

  test.each([
    inbound,
    inboundLate,
    wanted,
    gaveUp,
    taken,
    toPeople,
    onPhone,
    passedAway,
    passedToUs,
    { kind: 'closed' } as const,
  ])('a blocked contact stays blocked on $kind', (move) => {
    expect(moveBaton(blocked, move)).toEqual(blocked)
  })
})
