import type { settings as en } from '../en/settings'
import type { Message } from '../format'

export const settings = {
  'settings.title': 'அமைப்புகள்',
  'settings.about': 'உங்களுடையதும் நிறுவனத்துடையதும்',
  'settings.account': 'உங்கள் கணக்கு',
  'settings.organization': 'நிறுவனம்',
  'settings.people': 'நபர்கள்',
  'settings.roles': 'பொறுப்புகள்',
  'settings.teams': 'குழுக்கள்',
  'settings.access': 'உள்நுழைவு',
  'settings.keys': 'API விசைகள்',
  'settings.webhooks': 'வெப்ஹூக்குகள்',
  'settings.audit': 'தணிக்கைப் பதிவு',
  'settings.alarms': 'பாதுகாப்பு',
} satisfies Record<keyof typeof en, Message>
