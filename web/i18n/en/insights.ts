import type { Message } from '../format'

export const insights = {
  'insights.about': 'What became of customers’ questions, and what your knowledge lacks.',
  'insights.notLoaded': 'The figures could not be loaded',
  'insights.period': 'Period',
  'insights.lastDays': { one: 'Last day', other: 'Last {n} days' },
  'insights.questions': 'Questions',
  'insights.automation': 'Conversations without people',
  'insights.confirmed': 'Confirmed',
  'insights.assumed': 'Assumed',
  'insights.reopened': 'Came back',
  'insights.handedOver': 'Handed over',
  'insights.cost': 'Cost of a conversation',
  'insights.meaning':
    'Confirmed: the customer said so. Assumed: they wrote nothing more for a day. Came back: they asked again, or people took over.',
  'insights.answered': 'Answered',
  'insights.clarified': 'Asked back',
  'insights.perDay': 'Questions by day',
  'insights.unanswered': 'What it could not answer',
  'insights.unansweredHelp':
    'Questions that mean the same are one line, each language by itself. Write an answer, and the next customer gets it.',
  'insights.noneTitle': 'Nothing is left unanswered',
  'insights.noneText': 'Questions that the assistant hands over for lack of knowledge appear here.',
  'insights.times': 'Asked: {n}',
  'insights.otherWords': 'In other words',
  'insights.write': 'Write an answer',
  'insights.markAnswered': 'It is answered now',
  'insights.setAside': 'Set aside',
  'insights.isAnswered': 'Marked as answered. It comes back if it is asked again in vain.',
  'insights.isAside': 'Set aside',
} satisfies Record<string, Message>
