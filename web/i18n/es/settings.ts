import type { settings as en } from '../en/settings'
import type { Message } from '../format'

export const settings = {
  'settings.title': 'Configuración',
  'settings.about': 'Lo tuyo y lo de la organización',
  'settings.account': 'Tu cuenta',
  'settings.organization': 'Organización',
  'settings.people': 'Personas',
  'settings.roles': 'Roles',
  'settings.teams': 'Equipos',
  'settings.access': 'Acceso',
  'settings.keys': 'Claves de API',
  'settings.webhooks': 'Webhooks',
  'settings.audit': 'Registro de auditoría',
  'settings.alarms': 'Seguridad',
} satisfies Record<keyof typeof en, Message>
