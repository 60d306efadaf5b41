import { type MessageKey, t, tag } from '../i18n'
import type { Category } from './sums'

const NAMES: Record<Category, MessageKey> = {
  service: 'usage.service',
  utility: 'templates.utility',
  authentication: 'templates.authentication',
  marketing: 'templates.marketing',
  other: 'usage.other',
}
const MEANINGS: Record<Category, MessageKey> = {
  service: 'usage.serviceMeans',
  utility: 'usage.utilityMeans',
  authentication: 'usage.authenticationMeans',
  marketing: 'usage.marketingMeans',
  other: 'usage.otherMeans',
}

export function categoryName(category: Category): string {
  return t(NAMES[category])
}

export function categoryMeans(category: Category): string {
  return t(MEANINGS[category])
}

const TYPES: Record<string, MessageKey> = {
  regular: 'usage.typeRegular',
  free_customer_service: 'usage.typeFreeService',
  free_entry_point: 'usage.typeFreeEntry',
}

export function typeName(type: string): string {
  const key = TYPES[type]
  return key ? t(key) : type.replaceAll('_', ' ')
}

/** 2026-11 → November 2026 */
export function monthName(month: string): string {
  return new Intl.DateTimeFormat(tag(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${month}-01`),
  )
}

export function countryName(code: string | undefined): string {
  if (!code) return ''
  try {
    return new Intl.DisplayNames(tag(), { type: 'region' }).of(code) ?? code
  } catch {
    return code // not a country
  }
}
