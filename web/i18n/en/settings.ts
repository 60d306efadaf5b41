import type { Message } from '../format'

export const settings = {
  'settings.title': 'Settings',
  'settings.about': 'What is yours, and what is the organisation’s',
  'settings.account': 'Your account',
  'settings.organization': 'Organisation',
  'settings.people': 'People',
  'settings.roles': 'Roles',
  'settings.teams': 'Teams',
  'settings.access': 'Sign-in',
  'settings.keys': 'API keys',
  'settings.webhooks': 'Webhooks',
  'settings.audit': 'Audit log',
  'settings.alarms': 'Security',
} satisfies Record<string, Message>
