import type { settings as en } from '../en/settings'
import type { Message } from '../format'

export const settings = {
  'settings.title': 'सेटिंग',
  'settings.about': 'आपका अपना और संगठन का',
  'settings.account': 'आपका खाता',
  'settings.organization': 'संगठन',
  'settings.people': 'लोग',
  'settings.roles': 'भूमिकाएँ',
  'settings.teams': 'टीमें',
  'settings.access': 'साइन इन',
  'settings.keys': 'API कुंजियाँ',
  'settings.webhooks': 'वेबहुक',
  'settings.audit': 'ऑडिट लॉग',
  'settings.alarms': 'सुरक्षा',
} satisfies Record<keyof typeof en, Message>
