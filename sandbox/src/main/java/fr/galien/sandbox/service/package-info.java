/** The services behind the federation, in a sandbox: what takes its tokens. */
package fr.galien.sandbox.service;
