import { AskForm, FlowForm } from './ask-forms'
import { ContactsForm } from './contacts-form'
import type { Draft } from './drafts'
import { LocationForm } from './location-form'
import { ButtonsForm, LinkForm, ListForm } from './offer-forms'
import { ProductForm, ProductsForm } from './shop-forms'

/** The fields of one kind. */
export function Form({ draft, set }: { draft: Draft; set: (draft: Draft) => void }) {
  switch (draft.kind) {
    case 'buttons':
      return <ButtonsForm fields={draft.fields} set={changing(draft, set)} />
    case 'list':
      return <ListForm fields={draft.fields} set={changing(draft, set)} />
    case 'link':
      return <LinkForm fields={draft.fields} set={changing(draft, set)} />
    case 'location':
      return <LocationForm fields={draft.fields} set={changing(draft, set)} />
    case 'contacts':
      return <ContactsForm fields={draft.fields} set={changing(draft, set)} />
    case 'askLocation':
      return <AskForm fields={draft.fields} help="insert.askLocationHelp" set={changing(draft, set)} />
    case 'askContact':
      return <AskForm fields={draft.fields} help="insert.askContactHelp" set={changing(draft, set)} />
    case 'address':
      return <AskForm fields={draft.fields} help="insert.addressHelp" set={changing(draft, set)} />
    case 'product':
      return <ProductForm fields={draft.fields} set={changing(draft, set)} />
    case 'products':
      return <ProductsForm fields={draft.fields} set={changing(draft, set)} />
    case 'flow':
      return <FlowForm fields={draft.fields} set={changing(draft, set)} />
  }
}

function changing<One extends Draft>(draft: One, set: (draft: One) => void) {
  return (changes: Partial<One['fields']>) => set({ ...draft, fields: { ...draft.fields, ...changes } })
}
