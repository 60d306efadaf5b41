import type { Message } from '../format'

export const identity = {
  'identity.changedFromTo': 'They changed their number from {from} to {to}',
  'identity.numberLeft': 'Somebody else has their number now. What is said from it stands in another conversation',
  'identity.joined': '{name} joined another contact to this one',
  'identity.separated': '{name} separated a contact from this one. Their messages are in their own conversation again',
  'identity.returned': '{name} separated this contact from another. The messages are here again',
  'identity.formerNumber': 'until {date}',
  'identity.formerNumbers': 'Earlier',
  'identity.answersTo': 'Answers go to',
  'identity.undeliverable': {
    one: 'WhatsApp could not deliver the last message. Check the number, or call them.',
    other: 'WhatsApp could not deliver the last {n} messages. Check the number, or call them.',
  },
  'identity.cameFirst': 'First came by',
  'identity.cameLast': 'Last came by',
  'identity.cameBy': 'Came by',
  'identity.anAd': 'an ad',
  'identity.aPost': 'a post',
  'identity.join': 'Join with another contact',
  'identity.joinTitle': 'Which contact is the same person?',
  'identity.joinText':
    'Their conversation on the same number of yours moves into this one, with all messages. You can separate them again.',
  'identity.joinSearch': 'Name, username or number',
  'identity.joinNobody': 'No other contact has this in the name or number',
  'identity.joinConfirm': 'Join',
  'identity.joinedToast': 'Joined',
  'identity.merges': 'Joined contacts',
  'identity.mergeBy': '{name}, {date}',
  'identity.separate': 'Separate',
  'identity.separateName': 'Separate {name}',
  'identity.separatedToast': 'Separated. Each has their own conversation again',
  'identity.separatedStays': 'Separated for new messages. What was said until now stays in this conversation',

  'identity.groupText': 'A WhatsApp group: nothing is answered here by itself',
} satisfies Record<string, Message>
