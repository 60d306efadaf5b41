import type { Message } from '../format'

export const failure = {
  'failure.connection': 'The connection to WhatsApp has expired. An administrator must renew it.',
  'failure.permission':
    'Meta denies a permission for this account. An administrator must connect it again with all permissions.',
  'failure.number_gone': 'Meta no longer knows this number or account. An administrator must look at the channel.',
  'failure.not_registered': 'Your number is not registered with WhatsApp. An administrator must register it.',
  'failure.registration':
    'Meta refused to register your number. An administrator must check its PIN; after many tries Meta asks for a wait of up to 72 hours.',
  'failure.restricted': 'Meta has restricted or locked your account. WhatsApp Manager says why.',
  'failure.display_name': 'Meta has not approved the display name of your number yet. See it in WhatsApp Manager.',
  'failure.payment': 'There is a payment problem with your account at Meta. Settle it in WhatsApp Manager.',
  'failure.marketing_off':
    'Offers cannot be sent this way from your account. Choose another template, or ask an administrator to look in WhatsApp Manager.',
  'failure.classification':
    'Meta limits your account because templates were filed under the wrong category. See them in WhatsApp Manager.',
  'failure.trouble': 'WhatsApp had a problem of its own, even after several tries. Send it again in a while.',
  'failure.maintenance': 'Your number is under maintenance at Meta. Send it again in a few minutes.',
  'failure.too_fast': 'Your number sends faster than WhatsApp allows. Send it again in a while.',
  'failure.pair': 'Too many messages went to this customer in a short time. Send it again in a while.',
  'failure.reported':
    'WhatsApp limits your number because customers reported or blocked it. Pause offers and try later.',
  'failure.window': 'They last wrote more than 24 hours ago. Only a template goes through now.',
  'failure.enough': 'WhatsApp held it back: they get enough offers already. Wait at least a day.',
  'failure.stopped': 'They have stopped offers from you. Answer them when they write.',
  'failure.experiment':
    'Meta delivers no offers to this customer for an experiment of its own. It costs nothing; reach them in another way.',
  'failure.undeliverable':
    'WhatsApp could not deliver to this number, and does not say why. Check the number or call them.',
  'failure.country': 'Your business may not write to customers in that country. Reach them in another way.',
  'failure.own_number': 'This is your own business number. Choose another recipient.',
  'failure.test_list': 'This is a test number, and they are not on its list at Meta. Add them there first.',
  'failure.needs_number': 'This kind of message needs their phone number, which we do not know. Ask them for it.',
  'failure.identity':
    'Their security code has changed: somebody else may have the number now. Make sure it is them, then send again.',
  'failure.block_list': 'The block list could not be changed. Meta lets you block only who wrote in the last 24 hours.',
  'failure.content':
    'WhatsApp did not accept what is in this message. Write it differently, or report it to support with its time.',
  'failure.unsupported': 'WhatsApp does not carry this kind of message. Send it in another form.',
  'failure.not_fetched': 'Their file could not be fetched from WhatsApp. Ask them to send it in another way.',
  'failure.file': 'WhatsApp did not take the file. Check its type and size, then attach it again.',
  'failure.unavailable': 'WhatsApp could not provide this message. Ask them to send it again.',
  'failure.group': 'WhatsApp refused this for the group. Check the group and its members.',
  'failure.values': 'What was filled in does not fit the template. Fill it in again.',
  'failure.no_template': 'The template is not approved in this language. Choose another.',
  'failure.too_long': 'With everything filled in the template is too long. Shorten it.',
  'failure.policy': 'The template breaks a policy of WhatsApp. Choose another.',
  'failure.paused': 'WhatsApp has paused the template because customers did not like it. Choose another.',
  'failure.disabled': 'WhatsApp has switched the template off for good. Choose another.',
  'failure.flow': 'Meta blocks or slows down the form in this message. See it in WhatsApp Manager.',
  'failure.template_count': 'Your account has no room for more templates. Delete some that you do not use.',
  'failure.template_form':
    'Meta refused the template because of its form. Correct its length, header, body, footer or variables.',
  'failure.calling_off': 'Calls are not switched on for your number. Switch them on in WhatsApp Manager.',
  'failure.call_permission': 'They have not allowed you to call them. Ask them first.',
  'failure.call': 'The call could not be made. Write to them instead.',
  'failure.username': 'Meta refused the username of your business. Choose another in WhatsApp Manager.',
  'failure.history':
    'The earlier chats of the phone app could not be brought here. An administrator can connect the number again within 24 hours.',
  'failure.no_answer':
    'WhatsApp did not answer: it may have arrived or not. Ask them, or send it again at the risk of it arriving twice.',
  'failure.answers_lost':
    'WhatsApp took it several times without an answer; it may have arrived. Ask them before you send it again.',
  'failure.silenced':
    'Somebody else took over the conversation meanwhile, so this was not sent. Send it yourself if it is still right.',
  'failure.opted_out':
    'They have refused offers meanwhile, so this was not sent. Send offers only after they agree again.',
  'failure.cap': 'This month’s cap is used up, so this was not sent. An administrator can raise it under Usage.',
  'failure.people_limit':
    'Meta’s limit of people to write to first in 24 hours is used up. Send it again later, or answer when they write.',
  'failure.unknown':
    'WhatsApp refused it for a reason we do not know yet. Try once more, or report the code to support.',
  'failure.metaSays': 'Meta says: {details}',
  'failure.toChannel': 'Open the channel',
  'failure.toMeta': 'Open WhatsApp Manager',
  'failure.otherFile': 'Attach another file',
  'failure.askThem': 'Ask the customer',
  'failure.askAdmin': 'An administrator can do this.',
} satisfies Record<string, Message>
