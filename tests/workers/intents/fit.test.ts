import { expect, test } from 'vitest'
import { call, makeTenant } from '../api-client'
import { saveAndLearn } from './support'

const OWN = [
  {
    name: 'appointment',
    examples: ['I need an appointment on Monday', 'can I book an appointment', 'is there a free slot tomorrow'],
  },
  {
    name: 'move_appointment',
    examples: ['please move my appointment', 'I want to reschedule my appointment', 'cancel my appointment'],
  },
  { name: 'fees', examples: ['what does a visit cost', 'how much do you charge', 'what are your fees'] },
]

const fits = async (token: string) => {
  const { body } = await call('GET', '/api/intents/packs/fit?pack=clinic&languages=en', { token })
  const { fits: all } = Object(body)
  return Object.fromEntries(all.map(({ name, ...fit }: { name: string }) => [name, fit]))
}

test('a pack beside intents that mean the same is merged into them, and doubles none', async () => {
  const { token } = await makeTenant()
  await saveAndLearn(token, OWN)
  expect(await fits(token)).toMatchObject({
    book_appointment: { how: 'merge', into: 'appointment' },
    change_appointment: { how: 'merge', into: 'move_appointment' },
    price: { how: 'merge', into: 'fees' },
    opening_hours: { how: 'add', into: null },
    location: { how: 'add', into: null },
    complaint: { how: 'add', into: null },
  })
})

test('where there is nothing yet all of it is added; what is there whole is left out', async () => {
  const { token } = await makeTenant()
  expect(new Set(Object.values(await fits(token)).map((fit) => Object(fit).how))).toEqual(new Set(['add']))
  const { packs } = Object((await call('GET', '/api/intents/packs', { token })).body)
  const clinic = packs.find(({ id }: { id: string }) => id === 'clinic')
  const all = clinic.intents.map(
    ({ name, examples }: { name: string; examples: { language: string; text: string }[] }) => ({
      name,
      examples: examples.filter(({ language }) => language === 'en').map(({ text }) => text),
    }),
  )
  await saveAndLearn(token, all)
  expect(new Set(Object.values(await fits(token)).map((fit) => Object(fit).how))).toEqual(new Set(['leave_out']))
})
