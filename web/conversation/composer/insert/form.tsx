import { AskForm, FlowForm } from './ask-forms'
import { ContactsForm } from './contacts-form'
import type { Change, Draft } from './drafts'
import { LocationForm } from './location-form'
import { ButtonsForm, LinkForm, ListForm } from './offer-forms'
import { ProductForm, ProductsForm } from './shop-forms'

/** The fields of one kind. */
export function Form({ draft, change }: { draft: Draft; change: Change }) {
  switch (draft.kind) {
    case 'buttons':
      return <ButtonsForm fields={draft.fields} set={change} />
    case 'list':
      return <ListForm fields={draft.fields} set={change} />
    case 'link':
      return <LinkForm fields={draft.fields} set={change} />
    case 'location':
      return <LocationForm fields={draft.fields} set={change} />
    case 'contacts':
      return <ContactsForm fields={draft.fields} set={change} />
    case 'askLocation':
      return <AskForm fields={draft.fields} help="insert.askLocationHelp" set={change} />
    case 'askContact':
      return <AskForm fields={draft.fields} help="insert.askContactHelp" set={change} />
    case 'address':
      return <AskForm fields={draft.fields} help="insert.addressHelp" set={change} />
    case 'product':
      return <ProductForm fields={draft.fields} set={change} />
    case 'products':
      return <ProductsForm fields={draft.fields} set={change} />
    case 'flow':
      return <FlowForm fields={draft.fields} set={change} />
  }
}
