import { USD_PER_NEURON } from '../../../workers/assistant/neuron-price'
import { tag } from '../../i18n'

/** Of a single answer: whole cents say nothing of what costs less. */
export function costOf(neurons: number): string {
  const digits = { style: 'currency', currency: 'USD', maximumSignificantDigits: 2 } as const
  return new Intl.NumberFormat(tag(), digits).format(neurons * USD_PER_NEURON)
}

/** Small sums are of interest too: 0.0042 US$ is not nothing. */
export function dollars(value: number): string {
  const digits = value > 0 && value < 1 ? 4 : 2
  return new Intl.NumberFormat(tag(), { style: 'currency', currency: 'USD', maximumFractionDigits: digits }).format(
    value,
  )
}

export function dayName(day: string): string {
  return new Intl.DateTimeFormat(tag(), { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day))
}
