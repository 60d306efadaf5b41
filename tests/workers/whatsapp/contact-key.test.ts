import { describe, expect, test } from 'vitest'
import { contactKeyOf, messageSender, phoneVariants, statusRecipient } from '../../../workers/whatsapp/contact-key'

describe('the conversation key', () => {
  test('is the group, else the digits, else the BSUID', () => {
    const all = { from: '+447700900117', from_user_id: 'GB.661773', group_id: 'Y2FwaV9ncm91cDox' }
    expect(contactKeyOf(messageSender(all))).toBe('Y2FwaV9ncm91cDox')
    expect(contactKeyOf(messageSender({ ...all, group_id: undefined }))).toBe('447700900117')
    expect(contactKeyOf(messageSender({ from_user_id: 'GB.661773' }))).toBe('GB.661773')
    expect(contactKeyOf(messageSender({}))).toBeNull()
  })

  test('a group whose id looks like a person does not share their conversation', () => {
    expect(contactKeyOf(messageSender({ from: '447700900117', group_id: '447700900118' }))).toBe('group:447700900118')
    expect(contactKeyOf(messageSender({ from: '447700900117', group_id: 'GB.661773' }))).toBe('group:GB.661773')
  })

  test.each([['__proto__'], [''], ['44 7700'], ['4477009001170447700900117'], [{}], [null], [1.5], [-447700900117]])(
    'a sender written %j is nobody',
    (from) => expect(messageSender({ from }).waId).toBeNull(),
  )

  test('a group status names the participant, a status either spelling of the parent id', () => {
    const group = { recipient_type: 'group', recipient_id: 'Y2FwaV9n', recipient_participant_id: '447700900117' }
    expect(statusRecipient(group)).toMatchObject({ waId: '447700900117', groupId: 'Y2FwaV9n' })
    expect(statusRecipient({ parent_recipient_user_id: 'BR.ENT.99' }).parentUserId).toBe('BR.ENT.99')
  })
})

describe('spellings of one number', () => {
  test.each([
    ['551190000014', '5511990000014'],
    ['5215500000015', '525500000015'],
    ['5491100000016', '541100000016'],
  ])('%s and %s are looked for together, whichever comes first', (one, other) => {
    expect(phoneVariants(one)).toEqual([one, other])
    expect(phoneVariants(other)).toEqual([other, one])
  })

  test.each(['447700900117', '551130000014', '15550100118'])('%s has one spelling', (waId) => {
    expect(phoneVariants(waId)).toEqual([waId])
  })
})
