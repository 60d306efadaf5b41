import type { AccountItem } from '../whatsapp/delivery'
import { recordOf } from '../whatsapp/loose'
import type { AccountChannel } from './channels'

/**
 * Is what Meta tells of an account for one of its tenants. What names a number is not for whoever has only others of the
 * account; a number that nobody here has is of the account as a whole.
 */
export function concerns(
  { raw }: AccountItem,
  own: readonly AccountChannel[],
  all: readonly AccountChannel[],
): boolean {
  const number = digitsOf(recordOf(raw).display_phone_number)
  const isNamed = ({ displayPhoneNumber }: AccountChannel) => digitsOf(displayPhoneNumber) === number
  return number === '' || own.some(isNamed) || !all.some(isNamed)
}

function digitsOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\D/g, '') : ''
}
