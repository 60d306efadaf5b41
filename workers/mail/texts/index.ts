import type { MailLocale, MailWords } from '../kinds'
import { ar } from './ar'
import { en } from './en'
import { es } from './es'
import { hi } from './hi'
import { pt } from './pt'
import { ta } from './ta'

export const MAIL_TEXTS: Record<MailLocale, MailWords> = { en, hi, ta, es, pt, ar }
