package fr.galien.sandbox;
public final class Galien { public static void main(String[] a){ System.out.println("hello "+System.getProperty("galien.build")); } private Galien(){} }
