import type { Template } from './templates'

export interface Wanted {
  /** Parts of its name or its words. */
  words: string
  /** null: all. */
  language: string | null
  category: string | null
}

/** As many of the ones sent last stand first. */
const RECENT_FIRST = 50

/** What is looked for: those that can be sent, the recent ones first, and apart from them those that cannot. */
export function listTemplates(
  templates: readonly Template[],
  { words, language, category }: Wanted,
  recent: readonly string[],
): { sendable: Template[]; hidden: Template[] } {
  const wanted = words.trim().toLowerCase().split(/\s+/)
  const found = templates
    .filter(
      (one) => (language === null || one.language === language) && (category === null || one.category === category),
    )
    .filter(({ name, body, language: code }) => {
      const said = `${name.replaceAll('_', ' ')} ${name} ${body} ${code}`.toLowerCase()
      return wanted.every((word) => said.includes(word))
    })
  const rank = ({ name }: Template) => (recent.includes(name) ? recent.indexOf(name) : RECENT_FIRST)
  return {
    sendable: found
      .filter((one) => one.sendable)
      .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || a.language.localeCompare(b.language)),
    hidden: found.filter((one) => !one.sendable),
  }
}

/** The language to begin with: the customer's, where there is a template in it. */
export function firstLanguage(templates: readonly Template[], theirs: string | undefined): string | null {
  if (theirs === undefined) return null
  const [language] = theirs.split('-')
  return templates.find((one) => one.sendable && one.language.split('_')[0] === language)?.language ?? null
}
