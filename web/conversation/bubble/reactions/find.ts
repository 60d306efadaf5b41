import type { Locale } from '../../../i18n'
import { EMOJI } from './emoji'

const NAMES: Record<Locale, () => Promise<{ names: string }>> = {
  en: () => import('./names/en'),
  hi: () => import('./names/hi'),
  ta: () => import('./names/ta'),
  es: () => import('./names/es'),
  pt: () => import('./names/pt'),
  ar: () => import('./names/ar'),
}

export async function namesIn(locale: Locale): Promise<string[]> {
  return (await NAMES[locale]()).names.split('|')
}

/** All of what was typed must begin one of its words, with or without its accents. */
export function findEmoji(typed: string, names: readonly string[]): string[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean)
  return EMOJI.filter((_, index) => {
    const words = plain(names[index] ?? '').split(' ')
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  })
}

/** Marks of Indic scripts are letters and stay; accents and vowel signs of Latin and Arabic go. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f\u064b-\u0652]/g, '')
    .normalize('NFC')
    .trim()
}
