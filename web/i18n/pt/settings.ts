import type { settings as en } from '../en/settings'
import type { Message } from '../format'

export const settings = {
  'settings.title': 'Configurações',
  'settings.about': 'O que é seu e o que é da organização',
  'settings.account': 'Sua conta',
  'settings.organization': 'Organização',
  'settings.people': 'Pessoas',
  'settings.roles': 'Funções',
  'settings.teams': 'Equipes',
  'settings.access': 'Acesso',
  'settings.keys': 'Chaves de API',
  'settings.webhooks': 'Webhooks',
  'settings.audit': 'Registro de auditoria',
  'settings.alarms': 'Segurança',
} satisfies Record<keyof typeof en, Message>
