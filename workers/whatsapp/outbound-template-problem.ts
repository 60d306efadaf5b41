import { firstProblem, type OutboundProblem, optionalProblem, textProblem } from './outbound-check'
import { productIdProblem, productsProblem } from './outbound-interactive-problem'
import { OUTBOUND_LIMITS } from './outbound-limits'
import type { LocationMessage, TemplateButtonValue, TemplateHeaderValue, TemplateMessage } from './outbound-message'

const { location, interactive } = OUTBOUND_LIMITS

/** What no template says about its values: places, products and tokens. Its blanks were checked when they were filled. */
export function templateProblem({ header, buttons = [], cards = [] }: TemplateMessage): OutboundProblem | null {
  const parts = [{ header, buttons }, ...cards]
  return firstProblem(
    ...parts.map((part) => (part.header ? headerProblem(part.header) : null)),
    ...parts.flatMap((part) => (part.buttons ?? []).map(buttonProblem)),
  )
}

function headerProblem(header: TemplateHeaderValue): OutboundProblem | null {
  if (header.type === 'product') return productProblem(header)
  if (header.type !== 'location') return null
  return firstProblem(
    coordinatesProblem(header),
    textProblem('name', header.name, location.name),
    textProblem('address', header.address, location.address),
  )
}

export function coordinatesProblem({ latitude, longitude }: Pick<LocationMessage, 'latitude' | 'longitude'>) {
  return firstProblem(
    Math.abs(latitude) <= 90 ? null : { reason: 'bad_value', field: 'latitude' },
    Math.abs(longitude) <= 180 ? null : { reason: 'bad_value', field: 'longitude' },
  )
}

function productProblem({ catalogId, productId }: { catalogId: string; productId: string }): OutboundProblem | null {
  return firstProblem(productIdProblem('productId', catalogId), productIdProblem('productId', productId))
}

function buttonProblem({ type, value, sections = [] }: TemplateButtonValue): OutboundProblem | null {
  switch (type) {
    case 'flow':
      return optionalProblem('flowToken', value, interactive.flowToken)
    case 'catalog':
      return productIdProblem('productId', value ?? '')
    case 'mpm':
      return firstProblem(productsProblem(sections), value === undefined ? null : productIdProblem('productId', value))
    default:
      return null
  }
}
