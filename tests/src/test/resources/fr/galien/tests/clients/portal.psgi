# The portal alone, without a web server before it.
# Its captcha, which no login here needs, would bring ImageMagick: put aside by the setting that chooses another.
BEGIN {
    package NoCaptcha;
    use Mouse;
    extends 'Lemonldap::NG::Portal::Main::Plugin';
    sub init { 1 }
    $INC{'NoCaptcha.pm'} = __FILE__;
}
use Lemonldap::NG::Portal::Main;
Lemonldap::NG::Portal::Main->run({});
