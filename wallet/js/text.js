// Every sentence, in French and in English. French first: it is what most people here read.

const LANGUAGES = ['fr', 'en'];

let language = navigator.languages.map((wanted) => wanted.split('-')[0]).find((wanted) => LANGUAGES.includes(wanted)) ?? 'fr';

const TEXTS = {
  name: ['Galien', 'Galien'],
  back: ['Retour', 'Back'],
  home: ['Accueil', 'Home'],
  settings: ['Réglages', 'Settings'],
  otherLanguage: ['English', 'Français'],
  continue: ['Continuer', 'Continue'],
  reference: ['Code : {0}', 'Code: {0}'],

  'welcome.title': ['Bienvenue', 'Welcome'],
  'welcome.what': [
    'Cet appareil peut approuver vos connexions. Il faut d’abord l’enregistrer.',
    'This device can approve your logins. First it has to be registered.',
  ],
  'welcome.how': [
    'Sur un ordinateur, ouvrez votre compte Galien et choisissez « Ajouter un téléphone ». Un code carré s’affiche : scannez-le ici.',
    'On a computer, open your Galien account and choose “Add a phone”. A square code is shown: scan it here.',
  ],
  'welcome.scan': ['Scanner le code d’enregistrement', 'Scan the registration code'],
  'welcome.install': [
    'Pour la retrouver facilement, ajoutez cette page à l’écran d’accueil de votre téléphone.',
    'To find it again easily, add this page to the home screen of your phone.',
  ],

  'enrol.title': ['Bonjour {0}', 'Hello {0}'],
  'enrol.what': [
    'Vous allez enregistrer cet appareil à votre nom. Est-ce bien vous ?',
    'You are about to register this device in your name. Is this you?',
  ],
  'enrol.replaces': [
    'Cet appareil est déjà enregistré pour {0}. Il sera remplacé.',
    'This device is already registered for {0}. It will be replaced.',
  ],
  'enrol.name': ['Nom de cet appareil', 'Name of this device'],
  'enrol.nameHint': ['Pour le reconnaître dans votre compte.', 'To recognise it in your account.'],
  'enrol.go': ['Enregistrer cet appareil', 'Register this device'],
  'enrol.passkey': [
    'Confirmez avec votre empreinte, votre visage ou le code de votre appareil.',
    'Confirm with your fingerprint, your face or the PIN of your device.',
  ],
  'enrol.digitsTitle': ['Recopiez ces chiffres', 'Copy these digits'],
  'enrol.digitsWhat': [
    'Tapez-les sur l’écran de l’ordinateur, là où vous avez scanné le code. Ne les donnez à personne d’autre.',
    'Type them on the screen of the computer where you scanned the code. Do not give them to anyone else.',
  ],
  'enrol.digitsWait': ['En attente de l’ordinateur…', 'Waiting for the computer…'],
  'enrol.over': ['Le temps est écoulé. Recommencez depuis l’ordinateur.', 'Time is up. Start again from the computer.'],
  'enrol.doneTitle': ['Appareil enregistré', 'Device registered'],
  'enrol.done': [
    'C’est fait. Vous pouvez maintenant approuver vos connexions avec cet appareil.',
    'Done. You can now approve your logins with this device.',
  ],
  'enrol.defaultName': ['Téléphone', 'Phone'],
  'enrol.defaultNameDesk': ['Ordinateur', 'Computer'],

  'home.title': ['Vos demandes', 'Your requests'],
  'home.none': ['Aucune demande en attente.', 'No request is waiting.'],
  'home.noneHint': [
    'Quand vous vous connectez sur un ordinateur, la demande s’affiche ici.',
    'When you log in on a computer, the request appears here.',
  ],
  'home.new': ['Une demande attend votre réponse.', 'A request is waiting for your answer.'],
  'home.offline': ['Pas de réseau. Vous pouvez scanner le code « sans réseau » de l’écran.', 'No network. You can scan the screen’s “no network” code.'],
  'home.scan': ['Scanner le code', 'Scan the code'],
  'home.find': ['J’ai un numéro à l’écran', 'I have a number on the screen'],
  'home.history': ['Historique', 'History'],

  'kind.login': ['Connexion à {0}', 'Log in to {0}'],
  'kind.ciba': ['{0} demande votre accord', '{0} asks for your approval'],
  'kind.manage': ['Modifier vos appareils', 'Change your devices'],

  'request.service': ['Service', 'Service'],
  'request.place': ['Depuis', 'From'],
  'request.agent': ['Navigateur', 'Browser'],
  'request.at': ['Heure', 'Time'],
  'request.left': ['Temps restant', 'Time left'],
  'request.seconds': ['{0} s', '{0} s'],
  'request.shared': ['Données', 'Data'],
  'request.sharedAll': ['Votre identité et vos activités', 'Your identity and your activities'],
  'request.unknown': [
    'Ce navigateur n’a jamais servi à vous connecter. Vérifiez que c’est bien le vôtre.',
    'This browser was never used to log you in. Make sure that it is yours.',
  ],
  'request.elsewhere': [
    'Cette demande vient d’un autre réseau que celui de cet appareil.',
    'This request comes from another network than this device’s.',
  ],
  'request.number': ['Tapez le nombre affiché sur l’écran', 'Type the number shown on the screen'],
  'request.numberHint': ['{0} chiffres. Un seul essai.', '{0} digits. One try only.'],
  'request.scanNeeded': ['Scannez le code de l’écran pour approuver.', 'Scan the code on the screen to approve.'],
  'request.approve': ['Approuver', 'Approve'],
  'request.cancel': ['J’arrête', 'I stop here'],
  'request.fraud': ['Ce n’est pas moi', 'This is not me'],
  'request.passkey': [
    'Confirmez avec votre empreinte, votre visage ou le code de votre appareil.',
    'Confirm with your fingerprint, your face or the PIN of your device.',
  ],
  'request.over': ['Cette demande est terminée.', 'This request is over.'],

  'fraud.title': ['Vous n’avez rien demandé ?', 'You did not ask for this?'],
  'fraud.what': [
    'La demande sera refusée et signalée. Pendant 24 heures, votre téléphone ne sonnera plus : il faudra scanner le code de l’écran pour vous connecter.',
    'The request will be refused and reported. For 24 hours your phone will not ring: to log in you will have to scan the code on the screen.',
  ],
  'fraud.yes': ['Oui, la signaler', 'Yes, report it'],
  'fraud.no': ['Non, revenir à la demande', 'No, back to the request'],

  'done.approved': ['C’est approuvé', 'Approved'],
  'done.approvedWhat': ['Retournez à la page où vous vous connectez : elle continue toute seule.', 'Go back to the page where you log in: it goes on by itself.'],
  'done.cancelled': ['C’est arrêté', 'Stopped'],
  'done.cancelledWhat': ['Rien n’a été approuvé.', 'Nothing was approved.'],
  'done.fraud': ['C’est signalé', 'Reported'],
  'done.fraudWhat': [
    'La demande est refusée. Si quelqu’un vous a appelé à ce sujet, prévenez votre service informatique.',
    'The request is refused. If somebody called you about it, tell your IT department.',
  ],

  'find.title': ['Le numéro de l’écran', 'The number on the screen'],
  'find.what': ['Tapez les six chiffres affichés sur l’écran où vous vous connectez.', 'Type the six digits shown on the screen where you log in.'],
  'find.label': ['Six chiffres', 'Six digits'],
  'find.go': ['Chercher la demande', 'Find the request'],
  'find.none': ['Aucune demande avec ce numéro. Vérifiez les chiffres.', 'No request has this number. Check the digits.'],

  'scan.title': ['Scanner le code', 'Scan the code'],
  'scan.what': ['Visez le code carré de l’écran.', 'Point at the square code on the screen.'],
  'scan.camera': ['Image de la caméra', 'Picture of the camera'],
  'scan.other': ['Sans caméra', 'Without a camera'],
  'scan.file': ['Choisir une photo du code', 'Choose a photo of the code'],
  'scan.paste': ['Lien ou image du code, collés ici', 'Link or picture of the code, pasted here'],
  'scan.open': ['Ouvrir le lien', 'Open the link'],

  'offline.note': [
    'Sans réseau : cet appareil vous donne huit chiffres à taper sur l’écran.',
    'No network: this device gives you eight digits to type on the screen.',
  ],
  'offline.go': ['Voir mes chiffres', 'Show my digits'],
  'offline.title': ['Tapez ces chiffres sur l’écran', 'Type these digits on the screen'],
  'offline.what': ['Ils ne servent qu’une fois, pour cette demande.', 'They work once, for this request.'],

  'history.title': ['Historique', 'History'],
  'history.what': ['Gardé sur cet appareil seulement.', 'Kept on this device only.'],
  'history.none': ['Rien pour le moment.', 'Nothing yet.'],
  'outcome.approved': ['Approuvée', 'Approved'],
  'outcome.cancelled': ['Arrêtée', 'Stopped'],
  'outcome.fraud': ['Signalée', 'Reported'],
  'outcome.offline': ['Chiffres donnés sans réseau', 'Digits given without network'],
  'outcome.refused': ['Refusée ({0})', 'Refused ({0})'],

  'settings.title': ['Réglages', 'Settings'],
  'settings.person': ['Enregistré pour', 'Registered for'],
  'settings.name': ['Nom de cet appareil', 'Name of this device'],
  'settings.save': ['Changer le nom', 'Change the name'],
  'settings.saved': ['C’est enregistré.', 'Saved.'],
  'settings.bell': ['Notifications', 'Notifications'],
  'settings.ring': ['Sonner quand une demande arrive', 'Ring when a request arrives'],
  'settings.allow': ['Autoriser les notifications', 'Allow notifications'],
  'settings.allowed': ['Les notifications sont autorisées.', 'Notifications are allowed.'],
  'settings.noBell': [
    'Ce navigateur ne reçoit pas de notifications. Gardez l’application ouverte pour voir vos demandes.',
    'This browser receives no notifications. Keep the application open to see your requests.',
  ],
  'settings.remove': ['Retirer cet appareil', 'Remove this device'],
  'settings.removeTitle': ['Retirer cet appareil ?', 'Remove this device?'],
  'settings.removeWhat': [
    'Il n’approuvera plus vos connexions, et son historique sera effacé. Pour le remettre, il faudra l’enregistrer de nouveau.',
    'It will no longer approve your logins, and its history is erased. To have it back you will have to register it again.',
  ],
  'settings.removeYes': ['Oui, le retirer', 'Yes, remove it'],
  'settings.removeNo': ['Non, le garder', 'No, keep it'],
  'settings.removed': ['Cet appareil est retiré.', 'This device is removed.'],
};

// What happened, and what to do now.
const REFUSALS = {
  'ECPS-0201': [
    'L’application n’a pas été comprise par le service.',
    'Fermez-la, ouvrez-la de nouveau, puis réessayez.',
    'The service did not understand the application.',
    'Close it, open it again, then try again.',
  ],
  'ECPS-0202': [
    'Cette demande est terminée.',
    'Recommencez la connexion sur l’ordinateur.',
    'This request is over.',
    'Start the login again on the computer.',
  ],
  'ECPS-0203': [
    'Cet appareil n’est plus enregistré.',
    'Enregistrez-le de nouveau depuis votre compte.',
    'This device is no longer registered.',
    'Register it again from your account.',
  ],
  'ECPS-0204': [
    'Le service n’a pas accepté cette réponse.',
    'Vérifiez que l’heure de l’appareil est juste, puis réessayez.',
    'The service did not accept this answer.',
    'Check that the time of the device is right, then try again.',
  ],
  'ECPS-0205': [
    'Cet appareil est suspendu.',
    'Réactivez-le depuis votre compte, en vous connectant avec votre carte.',
    'This device is suspended.',
    'Activate it again from your account, logged in with your card.',
  ],
  'ECPS-0206': [
    'Vous ne pouvez pas vous connecter pour le moment.',
    'Contactez votre établissement ou votre ordre professionnel.',
    'You cannot log in at the moment.',
    'Contact your establishment or your professional body.',
  ],
  'ECPS-0207': [
    'Votre empreinte, votre visage ou votre code n’ont pas été vérifiés.',
    'Réessayez. Si cela continue, enregistrez l’appareil de nouveau.',
    'Your fingerprint, face or PIN was not verified.',
    'Try again. If it goes on, register the device again.',
  ],
  'ECPS-0208': [
    'Ce n’est pas le nombre de l’écran. La demande est fermée.',
    'Recommencez la connexion sur l’ordinateur.',
    'This is not the number on the screen. The request is closed.',
    'Start the login again on the computer.',
  ],
  'ECPS-0209': [
    'Ce service demande un moyen plus sûr que cet appareil.',
    'Connectez-vous avec votre carte.',
    'This service asks for something safer than this device.',
    'Log in with your card.',
  ],
  'ECPS-0210': [
    'Vous avez déjà répondu à cette demande.',
    'Regardez l’écran de l’ordinateur.',
    'You answered this request already.',
    'Look at the screen of the computer.',
  ],
  'ECPS-0211': [
    'Trop d’essais.',
    'Attendez un peu, ou connectez-vous avec votre carte.',
    'Too many tries.',
    'Wait a little, or log in with your card.',
  ],
  'ECPS-0212': [
    'Ce code d’enregistrement n’est plus valable.',
    'Affichez-en un nouveau sur l’ordinateur, puis scannez-le.',
    'This registration code is no longer good.',
    'Show a new one on the computer, then scan it.',
  ],
  'ECPS-0213': [
    'Les clés de cet appareil n’ont pas été acceptées.',
    'Affichez un nouveau code sur l’ordinateur, puis recommencez.',
    'The keys of this device were not accepted.',
    'Show a new code on the computer, then start again.',
  ],
  'ECPS-0214': [
    'Ce type d’appareil n’est pas accepté ici.',
    'Essayez avec un autre appareil.',
    'This kind of device is not accepted here.',
    'Try another device.',
  ],
  'ECPS-0215': [
    'Vous avez déjà trop d’appareils.',
    'Retirez-en un dans votre compte, puis recommencez.',
    'You have too many devices already.',
    'Remove one in your account, then start again.',
  ],
  'ECPS-0216': [
    'Le service est en panne. Rien n’a été décidé.',
    'Réessayez dans un instant.',
    'The service is out of order. Nothing was decided.',
    'Try again in a moment.',
  ],
  'ECPS-0270': [
    'Le service ne répond pas.',
    'Vérifiez le réseau de l’appareil, puis réessayez.',
    'The service does not answer.',
    'Check the network of the device, then try again.',
  ],
  'ECPS-0271': [
    'Ce code n’est pas un code Galien.',
    'Scannez le code carré de la page de connexion ou de votre compte.',
    'This is not a Galien code.',
    'Scan the square code of the login page or of your account.',
  ],
  'ECPS-0272': [
    'Cette demande ne vient pas de votre service, ou elle est trop ancienne.',
    'Ne la suivez pas. Recommencez la connexion sur l’ordinateur.',
    'This request is not from your service, or it is too old.',
    'Do not follow it. Start the login again on the computer.',
  ],
  'ECPS-0273': [
    'Vous n’avez pas confirmé.',
    'Réessayez, et confirmez avec votre empreinte, votre visage ou le code de l’appareil.',
    'You did not confirm.',
    'Try again, and confirm with your fingerprint, your face or the PIN of the device.',
  ],
  'ECPS-0274': [
    'La caméra n’est pas disponible.',
    'Autorisez-la dans le navigateur, ou choisissez une photo du code.',
    'The camera is not available.',
    'Allow it in the browser, or choose a photo of the code.',
  ],
  'ECPS-0275': [
    'Ce navigateur ne convient pas.',
    'Mettez-le à jour, ou ouvrez l’application sur votre téléphone.',
    'This browser will not do.',
    'Update it, or open the application on your phone.',
  ],
  'ECPS-0276': [
    'Cet appareil n’est pas encore enregistré.',
    'Enregistrez-le d’abord depuis votre compte. Puis recommencez.',
    'This device is not registered yet.',
    'Register it first from your account. Then start again.',
  ],
  'ECPS-0277': [
    'Aucun code n’a été trouvé dans cette image.',
    'Reprenez la photo, bien nette, avec tout le code carré.',
    'No code was found in this picture.',
    'Take the photo again, sharp, with the whole square code.',
  ],
  'ECPS-0278': [
    'Les notifications n’ont pas pu être activées.',
    'Autorisez-les dans le navigateur. Sans elles, gardez l’application ouverte.',
    'Notifications could not be turned on.',
    'Allow them in the browser. Without them, keep the application open.',
  ],
  'ECPS-0279': [
    'Quelque chose s’est mal passé.',
    'Fermez l’application, ouvrez-la de nouveau, puis réessayez.',
    'Something went wrong.',
    'Close the application, open it again, then try again.',
  ],
};

export const languageNow = () => language;

export function speak(wanted) {
  if (LANGUAGES.includes(wanted)) language = wanted;
  document.documentElement.lang = language;
}

export const other = () => LANGUAGES.find((one) => one !== language);

export function t(key, ...values) {
  const sentence = TEXTS[key][LANGUAGES.indexOf(language)];
  return sentence.replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}

// What happened and what to do, for a code.
export function refusal(code) {
  const words = REFUSALS[code] ?? REFUSALS['ECPS-0279'];
  const first = 2 * LANGUAGES.indexOf(language);
  return { what: words[first], hint: words[first + 1] };
}

export const moment = (seconds) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(seconds * 1000));

export const hour = (seconds) => new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(new Date(seconds * 1000));
