import type { settings as en } from '../en/settings'
import type { Message } from '../format'

export const settings = {
  'settings.title': 'الإعدادات',
  'settings.about': 'ما يخصّك وما يخصّ المؤسسة',
  'settings.account': 'حسابك',
  'settings.organization': 'المؤسسة',
  'settings.people': 'الأشخاص',
  'settings.roles': 'الأدوار',
  'settings.teams': 'الفِرق',
  'settings.access': 'تسجيل الدخول',
  'settings.keys': 'مفاتيح API',
  'settings.webhooks': 'خطافات الويب',
  'settings.audit': 'سجل التدقيق',
  'settings.alarms': 'الأمان',
} satisfies Record<keyof typeof en, Message>
