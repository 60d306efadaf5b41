import { masksFor, type Principal, sightOf } from './principal'
import { forbidden } from './session'

/**
 * Whoever sees only a part of the conversations, or of who is in them, neither widens that nor has all of it told elsewhere.
 * Throws a 403.
 */
export function requireWholeSight(by: Principal): void {
  if (sightOf(by)) throw forbidden('the permission conversation.see_all')
  if (masksFor(by) && !by.permissions.has('contact.reveal')) throw forbidden('the permission contact.reveal')
}

/** Who is in a team sees what is the team's: whoever does not see it themselves gives it to nobody. Throws a 403. */
export function requireTeamsInSight(by: Principal, teamIds: readonly string[]): void {
  const sight = sightOf(by)
  if (sight && teamIds.some((id) => !sight.teams.includes(id))) throw forbidden('the permission conversation.see_all')
}
