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

  'problem.sameContact': 'These two are one contact already. Load the page again to see it.',
  'problem.mergeUndone': 'They were separated before. Load the page again to see it.',
} satisfies Record<string, Message>
