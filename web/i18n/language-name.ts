import { tag } from '.'

/** `ta` → Tamil, in the interface's language; the code itself where there is no name. */
export function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(tag(), { type: 'language' }).of(code) ?? code
  } catch {
    return code // not a language tag
  }
}
