import { tag } from '.'

/** `ta` → Tamil, `en_US` → English (US), in the interface's language; the code itself where there is no name. */
export function languageName(code: string): string {
  try {
    const names = new Intl.DisplayNames(tag(), { type: 'language', languageDisplay: 'standard', style: 'short' })
    return names.of(code.replaceAll('_', '-')) ?? code
  } catch {
    return code // not a language tag
  }
}
