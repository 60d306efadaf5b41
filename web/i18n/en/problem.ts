import type { Message } from '../format'

/** What the server refused, and the next step: which of its codes is said how stands in problem-text.ts. */
export const problem = {
  'problem.forbidden': 'Your role does not include this. Ask an administrator of your organisation if you need it.',
  'problem.crossSite': 'This was not asked by a page of WhatsNexus. Open WhatsNexus at its own address and try again.',
  'problem.otherPerson': 'Somebody else has signed in in this browser. Reload the page.',
  'problem.tooFast': {
    one: 'Too much was asked in a short time. Try again in {n} second.',
    other: 'Too much was asked in a short time. Try again in {n} seconds.',
  },
  'problem.internal':
    'Something went wrong on the server. Try again; if it stays so, tell your administrator this code: {code}.',
  'problem.invalid':
    'Something that was entered is missing or not as it should be. Check it and try again; if it stays so, reload the page.',
  'problem.tooMuch': 'This is too large to be sent at once. Send less, for example one document in several parts.',
  'problem.placeGone': 'This place in the list is not known any more. Reload the page.',
  'problem.outdated': 'The server does not know what this page asks for. Reload the page: there may be a new version.',
  'problem.unreadable': 'The answer of the server could not be read. Try again; if it stays so, reload the page.',

  'problem.noConversation':
    'This conversation is not here any more. If it was moved, you find it in the list under the same name.',
  'problem.noMessage':
    'This message is not here any more: it was deleted, or has moved with its contact. Reload the conversation.',
  'problem.noContact': 'This contact is not here any more. Choose another conversation in the list.',
  'problem.noColleague': 'This person is not in your team any more. Choose somebody else.',
  'problem.beyondYours':
    'This goes beyond your own role. Choose a smaller role, or ask somebody who has it; only owners make owners.',
  'problem.lastOwner': 'This is the only owner. Make somebody else an owner first.',
  'problem.worksElsewhere':
    'This person works for another organisation too, so only they can change their name. Ask them to.',
  'problem.ownSecondFactor': 'Change your own second factor under Account, where your password is asked for.',
  'problem.secondFactorElsewhere':
    'This person works for another organisation too, so nobody here can take their second factor away. They can sign in with a recovery code.',
  'problem.cannotTakeOver':
    'This colleague cannot answer conversations. Choose somebody else, or let them wait for everybody.',
  'problem.noRole': 'This role is not here any more. Choose another one.',
  'problem.roleTaken': 'Another role has this name. Choose another name.',
  'problem.roleInUse': 'Somebody has this role, or was invited to it. Give them another role first, then remove it.',
  'problem.rolesFull': 'You have as many roles of your own as there can be. Change one, or remove one that nobody has.',
  'problem.noTeam': 'This team is not here any more. Choose another one.',
  'problem.teamTaken': 'Another team has this name. Choose another name.',
  'problem.teamsFull': 'You have as many teams as there can be. Remove one that you do not use.',
  'problem.inTooManyTeams': 'This person is in as many teams as there can be. Take them out of another one first.',
  'problem.noInvitation': 'This invitation is not here any more. Reload the page; you can invite the person again.',
  'problem.invitationOver':
    'This invitation is over: it was used, taken back, replaced or is older than a week. Ask for a new one, and use the newest e-mail.',
  'problem.alreadyHere': 'Somebody with this e-mail works here already. Change their role in the list of people.',
  'problem.invitationsFull': 'There are too many open invitations. Take some of them back first.',
  'problem.invitationNotByProvider':
    'Your people sign in with your organisation’s own provider, and it does not sign in addresses of this domain. Invite another address, or have an owner prove the domain.',
  'problem.invitationIncomplete': 'You are new here: say your name and choose a password.',
  'problem.logoUnsuitable':
    'A logo is a PNG, JPEG or WebP picture of at most 256 KB. Choose another picture, or make this one smaller.',
  'problem.noLogo': 'There is no logo yet. Choose one under Organisation.',
  'problem.twoFactorFirst':
    'You ask a second factor of everybody and have none yourself. Set up an authenticator app or a passkey for yourself first.',
  'problem.noNumber':
    'This WhatsApp number is not connected any more. Reload the page; if you need the number, ask an administrator.',

  'problem.windowClosed':
    'They last wrote more than 24 hours ago, so WhatsApp takes only an approved template. Send one, or wait until they write.',
  'problem.spokenSince':
    'A colleague or the assistant has answered since you last looked. Read the answer, then send yours if it is still needed.',
  'problem.keyReused':
    'This message was sent before, with another text. Nothing was sent now. Write the new text as a new message.',
  'problem.empty': 'There is nothing to send: the text is empty. Write something, then send it.',
  'problem.tooLong':
    'WhatsApp takes at most {limit} characters here, and this has {actual}. Shorten it, or say the rest in another message.',
  'problem.tooMany': 'WhatsApp takes at most {limit} of these, and there are {actual}. Take some away, then send it.',
  'problem.notUnique': 'Two of the buttons or rows are the same. Word one of them differently, then send it.',
  'problem.badUrl': 'The link is no web address that begins with https://. Copy it from the browser, then send it.',
  'problem.badCharacters':
    'There is a broken or invisible character in it that WhatsApp does not take. Write that part anew, then send it.',
  'problem.badValue': 'Something in it is not as WhatsApp needs it. Check what you entered, then send it.',
  'problem.partNotAllowed':
    'A message of this kind cannot have all of these parts. Leave out the header, footer or caption, then send it.',
  'problem.wrongFile':
    'The file is of another kind than is needed here. Choose a file of the right kind, then send it.',
  'problem.noUpload': 'The file is not kept any more. Choose it again, then send it.',
  'problem.needsPhone':
    'WhatsApp sends sign-in codes only to phone numbers, and this contact has shown none. Ask them to share their number.',
  'problem.notTaken': 'WhatsApp does not have this message yet. Wait until it was sent, then react to it.',
  'problem.tooOld':
    'WhatsApp takes reactions only to messages of the last 30 days. Reply to it with a message instead.',
  'problem.noQuote':
    'The message you reply to is not here any more, or WhatsApp has not taken it yet. Reply to another, or send it without the quote.',
  'problem.capReached': 'This month’s cap is used up. An administrator can raise it under Usage.',
  'problem.optedOut':
    'They do not want offers, and this template is one. Choose another template, or wait until they want offers again.',
  'problem.blocked': 'Nothing is sent to a blocked contact. Unblock the contact first.',
  'problem.elsewhere':
    'Another app holds this conversation, and WhatsApp would refuse what is sent from here. Take it over first, or answer in the other app.',
  'problem.moved': 'This conversation was joined to another one of the same contact. Open that one from the list.',
  'problem.notAllowed':
    'This is not possible while the contact is blocked or another app holds the conversation. Unblock the contact or take over first.',
  'problem.taken': 'Somebody was faster: who answers has changed since you looked. Leave it to them, or take over.',
  'problem.notWaiting': 'There is nothing to send again: this message neither failed nor waits. Look at its status.',

  'problem.labelTaken': 'There is a label of this name already. Use it, or choose another name.',
  'problem.labelsFull': 'There can be no more labels. Use one of those there are, or delete one that nobody uses.',
  'problem.noLabel': 'This label was deleted meanwhile. Choose another one.',

  'problem.noTemplate':
    'This number does not have this template in this language any more. Load the templates again and choose another.',
  'problem.templateUnsendable':
    'This template cannot be sent now: it is not approved, or has parts that cannot be sent from here. Choose another one.',
  'problem.blanksMissing': 'Something is not filled in yet: {blanks}. Fill it in, then send it.',
  'problem.blanksUnclean':
    'WhatsApp takes no line breaks, tabs or long rows of spaces in {blanks}. Write it in one line, then send it.',
  'problem.blanksUnknown':
    'The template has changed and does not have {blanks} any more. Load the templates again and choose it anew.',
  'problem.templateTooLong':
    'With what you filled in, {blanks} has {actual} characters; WhatsApp takes at most {limit}. Shorten it, then send it.',
  'problem.templateWrongFile':
    'The template was approved with another kind of file. Choose a file of that kind, then send it.',
  'problem.offerOver': 'The end of the offer lies in the past. Set an end that is still to come, then send it.',
  'problem.templatesNotTold': 'WhatsApp did not tell which templates there are. Try again in a minute.',
  'problem.templatesNotConnected':
    'The connection of this number to WhatsApp does not work any more. An administrator must renew it.',

  'problem.noDocument': 'This document was removed meanwhile. Choose another one in the list.',
  'problem.documentTooLarge':
    'The text has more than 2 MB. Save it as several documents, for example one for each chapter.',
  'problem.documentEmpty': 'The text has nothing but spaces. Write what customers should be answered from.',
  'problem.documentNoText':
    'There are no words in it that can be read. Save it as plain text, Markdown, CSV or a web page, or paste its words.',
  'problem.documentNotFailed':
    'Only a document that could not be read is read again; this one is in use or still being read. To have it read anew, save it with a new text.',
  'problem.passageReplaced':
    'The document of this passage has changed since. Open the document to see what it says now.',
  'problem.passageRemoved': 'The document of this passage was removed since. Read what was quoted with the answer.',
  'problem.noPassage': 'This passage is not kept any more. Read what was quoted with the answer.',

  'problem.uploadTooLarge':
    'WhatsApp does not take files of this kind that are so large: at most {limit}. Make it smaller, then attach it again.',
  'problem.uploadWrongType':
    'What is in this file is not what its name says, or WhatsApp does not take it. Save it as JPEG, MP4, MP3 or PDF, then attach it again.',
  'problem.uploadEmpty': 'The file is empty. Discard it and choose another one.',
  'problem.uploadLost':
    'The browser has cleared its storage, and the file is gone from here. Discard this and attach the file again.',

  'problem.contactHidden':
    'Colleagues have conversations with this contact that you do not see, so you cannot join or separate it. Ask somebody who sees all conversations.',
  'problem.sameContact': 'These two are one contact already. Load the page again to see it.',
  'problem.mergeUndone': 'They were separated before. Load the page again to see it.',

  'problem.keyBeyond':
    'A key cannot be given what you may not do yourself. Leave those rights out, or ask somebody who has them.',
  'problem.keysFull': 'There can be no more API keys. Revoke one that nobody uses, then make the new one.',
  'problem.noKey': 'This API key was revoked meanwhile. Choose another one, or make a new one.',
  'problem.webhooksFull': 'There can be no more webhooks. Delete one that nobody uses, or change its address.',
  'problem.noWebhook': 'This webhook was deleted meanwhile. Choose another one, or add a new one.',
  'problem.webhookUrl':
    'This address cannot be used. Give an https address with a public name, without a password, on port 443 or 8443.',
  'problem.webhookUnchecked': 'It could not be checked whether this address is public. Try again in a minute.',

  'problem.confirmAgain':
    'You gave neither your password nor a second proof in the last 15 minutes. Sign in again with your password or a passkey, then repeat it.',
  'problem.passkeyUnfit':
    'The passkey was not added: the device answered too late, or something else than it was asked. Start again, and unlock the device when it asks.',
  'problem.passkeyKnown': 'This passkey was added before. Use it to sign in, or choose another device.',
  'problem.passkeysFull':
    'There can be no more passkeys. Remove one that you do not use any more, then add the new one.',
  'problem.noPasskey': 'This passkey was removed meanwhile. Load the page again to see which ones you have.',
  'problem.passkeyRefused':
    'The passkey was not accepted. Try again and unlock the device when it asks, or sign in with e-mail and password.',
  'problem.passkeyUnknown':
    'No account has this passkey; it may have been removed. Sign in with e-mail and password, then add the passkey again.',
  'problem.passkeyCopied':
    'This passkey may have been copied. Sign in with e-mail and password, remove the passkey, and tell an administrator.',
  'problem.mailUnavailable': 'The e-mail could not be sent. Try again in a few minutes.',
  'problem.mailsTooMany':
    'Too many e-mails were asked for. Look for the ones that were sent, also among spam, or try again in a quarter of an hour.',
  'problem.signUpLinkOver':
    'This link was used or is older than 24 hours. Sign in if you confirmed your address before; else sign up once more.',
  'problem.hasAccount': 'This address has an account. Sign in with it.',
  'problem.passwordLinkOver':
    'This link was used or is older than an hour. Ask for a new one, and use the newest e-mail.',
  'problem.secondFactor': 'One more step: type the code of your authenticator app, or a recovery code.',
  'problem.wrongCode': 'The code is wrong, too old, or was used before. Wait for the next one and type that.',
  'problem.secondFactorNeeded':
    'Your organisation asks for a second factor. Set up an authenticator app or a passkey; if you have one, sign in again with it.',
  'problem.passwordWrong':
    'This is not your password. Type the one you sign in with, or ask for a new one on the sign-in page.',
  'problem.twoFactorOn':
    'You have an authenticator app already. To use another one, switch the second factor off first.',
  'problem.twoFactorNotOn':
    'There is no confirmed authenticator app yet. Start to set one up, then confirm it with a code.',
  'problem.twoFactorRequired':
    'An organisation you work for asks for a second factor. Add a passkey first, or ask an owner to switch the rule off.',
  'problem.noSession': 'This session has ended already. Reload the list.',
  'problem.noOrganization': 'You do not work for this organisation any more. Choose another one.',
  'problem.sessionBound':
    "Your organisation's own provider signed you in, which holds there only. Sign out, then sign in with your password or a passkey.",
  'problem.ssoNeeded':
    'Your organisation has its people sign in with its own provider. Choose single sign-on and give your e-mail.',
  'problem.ssoOver':
    'Signing in with your provider was broken off, took too long, or began in another browser. Start again.',
  'problem.ssoUnreachable':
    "Your organisation's provider does not answer as it should. Try again in a moment; if it stays so, tell an administrator.",
  'problem.ssoUnproven':
    "What your organisation's provider said could not be verified. Start again; if it stays so, tell an administrator.",
  'problem.ssoNoMember':
    'Your provider knows you, but nobody has invited you here. Ask an administrator of your organisation for an invitation.',
  'problem.noSsoForAddress':
    'No organisation signs in addresses of this domain with its own provider. Check the address, or use e-mail and password.',
  'problem.ssoUnfit':
    'The provider cannot be used. Check the issuer: https, a public name, exactly as the provider writes it.',
  'problem.ssoDomainUnproven':
    'DNS does not have the record yet. Add it as shown; it can take some minutes until others see it. Then check again.',
  'problem.ssoDnsDown': 'DNS does not answer now. Check again in a minute.',
  'problem.ssoDomainTaken':
    'Another organisation signs in the addresses of this domain. Leave it out, or write to support if it is yours.',
  'problem.ssoSecretMissing': 'The client secret is missing. Copy it from your provider.',
  'problem.noSso': 'There is no single sign-on any more. Reload the page.',
} satisfies Record<string, Message>
