import {
  ClipboardList,
  Contact,
  IdCard,
  Link,
  List,
  type LucideIcon,
  MapPin,
  MapPinHouse,
  MessageSquareMore,
  Navigation,
  Package,
  ShoppingBag,
} from 'lucide-preact'
import type { MessageKey } from '../../../i18n'
import type { InsertKind } from './drafts'

interface Kind {
  name: MessageKey
  Icon: LucideIcon
}

/** What can be sent beside text, in the order of the menu: what is needed most stands first. */
export const KINDS: Readonly<Record<InsertKind, Kind>> = {
  buttons: { name: 'insert.buttons', Icon: MessageSquareMore },
  list: { name: 'insert.list', Icon: List },
  link: { name: 'insert.link', Icon: Link },
  location: { name: 'insert.location', Icon: MapPin },
  contacts: { name: 'insert.contacts', Icon: Contact },
  askLocation: { name: 'insert.askLocation', Icon: Navigation },
  askContact: { name: 'insert.askContact', Icon: IdCard },
  product: { name: 'insert.product', Icon: Package },
  products: { name: 'insert.products', Icon: ShoppingBag },
  flow: { name: 'insert.flow', Icon: ClipboardList },
  address: { name: 'insert.address', Icon: MapPinHouse },
}
