import { t } from '../i18n'

/** Good enough to catch a slip; whether the address exists only the server knows. */
const LOOKS_LIKE_EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

export function emailFault(email: string): string | undefined {
  if (email === '') return t('signIn.needEmail')
  return LOOKS_LIKE_EMAIL.test(email) ? undefined : t('signIn.badEmail')
}
