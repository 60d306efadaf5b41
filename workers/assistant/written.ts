import { languagePrior } from './language'
import type { Turn, TurnDeps } from './turn'

/** What the customer wrote in one go. */
export function writtenIn({ burst }: Turn): string {
  return burst.flatMap(({ text }) => text?.trim() || []).join('\n')
}

/** Short texts are in the language they were written in before; of a newcomer, rather in that of the business. */
const HOME_SHARE = 0.3

export function priorOf({ history }: Turn, { business }: Pick<TurnDeps, 'business'>) {
  const said = history.flatMap(({ by, text }) => (by === 'customer' ? [text] : [])).slice(-5)
  const home = business.locale?.split(/[-_]/)[0]
  return said.length === 0 && home ? { [home]: HOME_SHARE } : languagePrior(said)
}
